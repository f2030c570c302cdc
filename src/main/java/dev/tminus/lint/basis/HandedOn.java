package dev.tminus.lint.basis;

import dev.tminus.language.problems.Values;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Runbook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A value that a step hands on to a runbook which it runs: a text, or one placeholder for what
/// this runbook knows by then.
///
/// @param text as the step says it
public record HandedOn(Runbook runbook, String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    /// Why no run could take it as an input, or nothing; what depends on what people enter is none.
    public Optional<String> fault(Field input) {
        if (!text.contains("{{")) {
            return Values.wanted(input, text)
                    .map(wanted -> "expected %s, found `%s`".formatted(wanted, text));
        }
        var whole = PLACEHOLDER.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        var name = whole.group(1);
        var variable = runbook.variables().get(name.replaceFirst("^variables\\.", ""));
        if (name.startsWith("variables.") && variable != null) {
            return Values.wanted(input, variable)
                    .map(wanted ->
                            "expected %s, and `%s` is `%s`".formatted(wanted, text, variable));
        }
        return field(name).flatMap(given -> misfit(input, given));
    }

    /// The input or the answer that a placeholder names.
    private Optional<Field> field(String name) {
        var parts = name.split("\\.", -1);
        var fields =
                parts.length == 2 && parts[0].equals("input")
                        ? runbook.inputs().stream()
                        : parts.length == 3 && parts[0].equals("answers")
                                ? asked(parts[1])
                                : Stream.<Field>empty();
        return fields.filter(each -> each.name().equals(parts[parts.length - 1])).findFirst();
    }

    private Stream<Field> asked(String step) {
        return runbook.allSteps()
                .filter(each -> each.id().value().equals(step))
                .flatMap(each -> each.basics().asks().form().stream());
    }

    /// Why a field never has a value that an input takes, or nothing.
    private Optional<String> misfit(Field input, Field given) {
        var only = values(given);
        if (!only.isEmpty()) {
            return only.stream().anyMatch(value -> Values.wanted(input, value).isEmpty())
                    ? Optional.empty()
                    : Values.wanted(input, only.getFirst())
                            .map(wanted ->
                                    "expected %s, and `%s` is one of %s"
                                            .formatted(wanted, text, Words.list(only)));
        }
        return mayFit(input.type(), given.type())
                ? Optional.empty()
                : Optional.of(
                        "expected a value of the type `%s`, and `%s` is of the type `%s`"
                                .formatted(word(input.type()), text, word(given.type())));
    }

    /// All values that a field can have, empty where they cannot be counted.
    private static List<String> values(Field given) {
        var must = given.mustBe();
        if (must != null) {
            return List.of(must);
        }
        return given.type() == Field.Type.BOOLEAN ? List.of("true", "false") : given.choices();
    }

    /// What a text says may be anything.
    private static boolean mayFit(Field.Type input, Field.Type given) {
        return switch (given) {
            case TEXT, CHOICE, BOOLEAN -> true;
            case LIST -> input == Field.Type.LIST;
            case INTEGER, DECIMAL, TIMESTAMP, DURATION ->
                    input == given
                            || Set.of(Field.Type.CHOICE, Field.Type.TEXT, Field.Type.LIST)
                                    .contains(input)
                            || Set.of(input, given)
                                    .equals(Set.of(Field.Type.INTEGER, Field.Type.DECIMAL));
        };
    }

    private static String word(Field.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
