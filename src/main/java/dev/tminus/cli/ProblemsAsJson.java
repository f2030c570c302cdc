package dev.tminus.cli;

import dev.tminus.language.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Problems as a JSON array.
final class ProblemsAsJson {

    private ProblemsAsJson() {}

    static String of(List<Problem> problems) {
        return JsonArray.of(problems.stream().map(ProblemsAsJson::object).toList());
    }

    private static Map<String, Object> object(Problem problem) {
        var object = new LinkedHashMap<String, Object>();
        object.put("file", problem.place().file());
        object.put("line", problem.place().line());
        object.put("column", problem.place().column());
        object.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        object.put("code", problem.code());
        object.put("message", problem.message());
        object.put("suggestion", problem.suggestion());
        return object;
    }
}
