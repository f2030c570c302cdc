package dev.tminus.language;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every `{{…}}` of a text names something that a run can put there.
final class Placeholders {

    private static final Pattern VARIABLE = Pattern.compile("variables\\.([a-z0-9-]{1,100})");
    private static final Pattern LATER =
            Pattern.compile("(?:input|answers|checks|evidence)\\..{1,200}|mode|failed");
    private static final int SHOWN = 60;

    private final Set<String> variables;
    private final @Nullable Names names;
    private final Problems problems;

    /// @param variables of the runbook
    /// @param names null where the workspace is not known; then its variables count as set
    Placeholders(Set<String> variables, @Nullable Names names, Problems problems) {
        this.variables = variables;
        this.names = names;
        this.problems = problems;
    }

    void check(Said<String> text) {
        check(text.value(), text.at());
    }

    /// @param at where a problem is shown; the placeholder is looked for in it
    void check(String text, Node at) {
        int from = text.indexOf("{{");
        while (from >= 0) {
            int end = text.indexOf("}}", from);
            if (end < 0) {
                problems.errorWithin(
                        Code.BAD_PLACEHOLDER,
                        at,
                        "{{",
                        "A `{{` that no `}}` closes.",
                        () -> "Write `{{variables.x}}`.");
                return;
            }
            checkOne(text.substring(from, end + 2), at);
            from = text.indexOf("{{", end + 2);
        }
    }

    private void checkOne(String written, Node at) {
        var name = written.substring(2, written.length() - 2).strip();
        var variable = VARIABLE.matcher(name);
        if (variable.matches()) {
            checkVariable(variable.group(1), written, at);
            return;
        }
        boolean later = LATER.matcher(name).matches();
        problems.errorWithin(
                later ? Code.NOT_YET : Code.BAD_PLACEHOLDER,
                at,
                written,
                later
                        ? "`%s` is part of the language, but this version cannot read it yet."
                                .formatted(written)
                        : "Nothing can be put in the place of `%s`."
                                .formatted(
                                        written.length() > SHOWN
                                                ? written.substring(0, SHOWN) + "…"
                                                : written),
                () -> later ? "" : "Write `{{variables.x}}`.");
    }

    private void checkVariable(String name, String written, Node at) {
        if (variables.contains(name) || names == null || problems.isFull()) {
            return;
        }
        var missing = names.without(name);
        if (missing.isEmpty() && !names.environments().isEmpty()) {
            return;
        }
        boolean nowhere = missing.size() == names.environments().size();
        problems.errorWithin(
                Code.UNKNOWN_VARIABLE,
                at,
                written,
                nowhere
                        ? "Neither the runbook nor its environments set a variable `%s`."
                                .formatted(name)
                        : "The variable `%s` is not set in %s."
                                .formatted(name, Nearest.quoted(missing)),
                () -> nowhere ? Nearest.suggest(name, known(names)) : "Set it there too.");
    }

    private Collection<String> known(Names known) {
        return Stream.of(variables, known.variables()).flatMap(Set::stream).toList();
    }

    /// Whether a text holds any placeholder, well formed or not.
    static boolean in(List<String> texts) {
        return texts.stream().anyMatch(text -> text.contains("{{"));
    }
}
