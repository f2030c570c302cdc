package dev.tminus.language.checks;

import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Every `:name` of a query has a value in `params`, and every value is used.
final class ParamRules {

    /// What may hold a colon that is no parameter: strings, quoted names, comments, dollar quotes,
    /// casts, assignments; then the parameter. None of it backtracks far.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "'[^']*+'?|\"[^\"]*+\"?|`[^`]*+`?|--[^\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)"
                            + "|\\$(?:[A-Za-z_][A-Za-z_0-9]*+)?\\$|:[:=]"
                            + "|:(?<name>[A-Za-z_][A-Za-z0-9_]*+)");

    private ParamRules() {}

    static void check(
            Placed<String> sql,
            Map<String, MapOf.Named<Placed<String>>> params,
            Problems problems) {
        var used = names(sql.value());
        for (var name : used) {
            if (!params.containsKey(name)) {
                problems.errorWithin(
                        Code.UNKNOWN_PARAM,
                        sql.at(),
                        ":" + name,
                        "The query names `:" + name + "`, which `params` does not give.",
                        () -> Nearest.suggest(name, params.keySet()));
            }
        }
        params.forEach((name, value) -> {
            if (!used.contains(name)) {
                problems.error(
                        Code.UNUSED_PARAM,
                        value.name(),
                        "The query does not name `:" + name + "`.",
                        () -> Nearest.suggest(name, used));
            }
        });
    }

    private static Set<String> names(String sql) {
        var names = new LinkedHashSet<String>();
        var token = TOKEN.matcher(sql);
        while (token.find()) {
            var dollar = token.group();
            if (dollar.startsWith("$")) {
                int end = sql.indexOf(dollar, token.end());
                if (end < 0) {
                    break;
                }
                token.region(end + dollar.length(), sql.length());
            } else if (token.group("name") != null) {
                names.add(token.group("name"));
            }
        }
        return names;
    }
}
