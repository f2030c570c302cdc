package dev.tminus.cli;

import dev.tminus.language.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Problems as a JSON array (RFC 8259), one object a line.
final class ProblemsAsJson {

    private ProblemsAsJson() {}

    static String of(List<Problem> problems) {
        return problems.isEmpty()
                ? "[]\n"
                : problems.stream()
                        .map(ProblemsAsJson::object)
                        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String object(Problem problem) {
        var place = problem.place();
        return "{\"file\": %s, \"line\": %d, \"column\": %d, \"severity\": %s, \"code\": %s, \"message\": %s, \"suggestion\": %s}"
                .formatted(
                        text(place.file()),
                        place.line(),
                        place.column(),
                        text(problem.severity().name().toLowerCase(Locale.ROOT)),
                        text(problem.code()),
                        text(problem.message()),
                        text(problem.suggestion()));
    }

    private static String text(String value) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
