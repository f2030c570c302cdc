package dev.tminus.lint.basis;

import dev.tminus.language.problems.Values;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value that a step hands on to a runbook which it runs: a text, or one placeholder for what
/// this runbook knows by then.
///
/// @param text as the step says it
public record HandedOn(Runbook runbook, String text) {

    /// Why no run could take it as an input, or nothing; what depends on what people enter is none.
    public Optional<String> fault(Field input) {
        var template = Template.of(text);
        if (template.places().isEmpty()) {
            return Values.wanted(input, text)
                    .map(wanted -> "expected %s, found `%s`".formatted(wanted, text));
        }
        return switch (template.whole().map(Expression::named).orElse(null)) {
            case Expression.Variable(var name) -> ofVariable(input, runbook.variables().get(name));
            case Expression.InputValue(var name) -> misfit(input, name, runbook.inputs().stream());
            case Expression.Answer(var step, var name) -> misfit(input, name, asked(step));
            case null, default -> Optional.empty();
        };
    }

    /// Nothing where the variable is one of the environments.
    private Optional<String> ofVariable(Field input, @Nullable String value) {
        return value == null
                ? Optional.empty()
                : Values.wanted(input, value)
                        .map(wanted ->
                                "expected %s, and `%s` is `%s`".formatted(wanted, text, value));
    }

    /// What is wrong with the input or the answer of that name.
    private Optional<String> misfit(Field input, String name, Stream<Field> fields) {
        return fields.filter(each -> each.name().equals(name))
                .findFirst()
                .flatMap(given -> misfit(input, given));
    }

    private Stream<Field> asked(StepId step) {
        return runbook.allSteps()
                .filter(each -> each.id().equals(step))
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
                                            .formatted(wanted, text, FindingText.list(only)));
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
