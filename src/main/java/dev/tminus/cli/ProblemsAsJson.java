package dev.tminus.cli;

import dev.tminus.language.problems.Problem;
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
                        JsonText.of(place.file()),
                        place.line(),
                        place.column(),
                        JsonText.of(problem.severity().name().toLowerCase(Locale.ROOT)),
                        JsonText.of(problem.code()),
                        JsonText.of(problem.message()),
                        JsonText.of(problem.suggestion()));
    }
}
