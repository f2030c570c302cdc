package dev.tminus.language.rules;

import dev.tminus.language.conditions.RunName;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Template;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Every `{{…}}` of a text names something that a run can put there.
final class Placeholders {

    private static final int SHOWN = 60;

    /// All that is put in must be there.
    private static final Where AT_PLANNING = new Where.InWork(List.of(), "the plan");

    private final Variables variables;
    private final Problems problems;
    private final Set<String> members;

    Placeholders(Variables variables, Problems problems) {
        this(variables, problems, Set.of());
    }

    /// @param members what members of fleets are called in checks
    Placeholders(Variables variables, Problems problems, Set<String> members) {
        this.variables = variables;
        this.problems = problems;
        this.members = members;
    }

    /// A value for a check; what only a run knows is looked up where the check is used.
    void check(Placed<String> text) {
        check(text.value(), text.at());
    }

    /// @param at where a problem is shown; the placeholder is looked for in it
    void check(String text, Node at) {
        each(
                text,
                at,
                (written, name) -> {
                    if (members.contains(name)) {
                        return;
                    }
                    var parsed = Expression.named(name);
                    if (parsed instanceof Expression.Variable(var variable)) {
                        variables.check(variable, refuse(written, at));
                    } else if (parsed == null && RunName.left(name) == null) {
                        refuseUnknown(
                                written,
                                at,
                                "Write `{{variables.x}}`, `{{input.x}}`, `{{answers.step.field}}`,"
                                        + " `{{checks.step.use}}`, `{{outputs.step.name}}` or"
                                        + " `{{mode}}`.");
                    }
                });
    }

    /// Where a value of a check is needed.
    ///
    /// @param files whether it may be a file
    /// @param lists whether it may be a list, where it is all that the text says
    record Value(Where where, boolean files, boolean lists) {}

    /// The values of a run that a check asks for, once it is known which steps use it.
    void checkUsed(String text, Node at, RunNames names, Value value) {
        each(
                text,
                at,
                (written, name) -> {
                    var parsed = Expression.named(name);
                    var left = RunName.left(name);
                    if (parsed instanceof Expression.InputValue
                            || parsed instanceof Expression.Answer
                            || parsed instanceof Expression.Verdict) {
                        names.check(parsed, value.where(), refuse(written, at));
                        if (!value.lists() || !text.strip().equals(written)) {
                            checkOne(
                                    parsed,
                                    names,
                                    refuse(written, at),
                                    "Ask for each value by itself, or write the values into the"
                                            + " file: `for-each` makes a check for each.");
                        }
                    } else if (left instanceof RunName.Evidence && !value.files()) {
                        refuseFile(written, at);
                    } else if (left != null) {
                        names.check(left, value.where(), refuse(written, at));
                    }
                });
    }

    /// A text that people see as soon as a run is planned, and which says the same from then on.
    void checkPlanned(Placed<String> text, RunNames names) {
        each(
                text.value(),
                text.at(),
                (written, name) -> {
                    var parsed = Expression.named(name);
                    if (parsed instanceof Expression.InputValue
                            || parsed instanceof Expression.Variable
                            || parsed instanceof Expression.RunMode) {
                        names.check(parsed, AT_PLANNING, refuse(written, text.at()));
                    } else if (parsed != null || RunName.left(name) != null) {
                        problems.errorWithin(
                                Code.BAD_PLACEHOLDER,
                                text.at(),
                                written,
                                "`%s` is not known when a run is planned, and this is shown from then on."
                                        .formatted(written),
                                () ->
                                        "Put it into `instructions`, which show it once it is"
                                                + " known.");
                    } else {
                        refuseUnknown(
                                written,
                                text.at(),
                                "Write `{{variables.x}}`, `{{input.x}}` or `{{mode}}`.");
                    }
                });
    }

    /// The same in a place that takes one value, such as a path.
    void checkPlannedOne(Placed<String> text, RunNames names) {
        checkPlanned(text, names);
        checkOne(text, names);
    }

    /// What a machine gets, where a list would be as many values.
    void checkTextOne(Placed<String> text, RunNames names, Where where) {
        checkText(text, names, where);
        checkOne(text, names);
    }

    private void checkOne(Placed<String> text, RunNames names) {
        for (var place : Template.of(text.value()).places()) {
            var parsed = Expression.named(place.name());
            if (parsed != null) {
                checkOne(
                        parsed,
                        names,
                        refuse(place.written(), text.at()),
                        "Ask for each value by itself.");
            }
        }
    }

    private static void checkOne(
            Expression name, RunNames names, Refuse refuse, String suggestion) {
        if (names.isList(name)) {
            refuse.refuse(
                    Code.BAD_PLACEHOLDER,
                    "Expected one value here, found a list.",
                    () -> suggestion);
        }
    }

    /// A text for people, which takes what a run knows by then.
    void checkText(Placed<String> text, RunNames names, Where where) {
        each(
                text.value(),
                text.at(),
                (written, name) -> {
                    var refuse = refuse(written, text.at());
                    var parsed = Expression.named(name);
                    var left = RunName.left(name);
                    if (parsed != null) {
                        names.check(parsed, where, refuse);
                    } else if (left != null) {
                        names.check(left, where, refuse);
                    } else if (!names.checkMember(name, where, refuse)) {
                        refuseUnknown(
                                written,
                                text.at(),
                                "Write `{{variables.x}}`, `{{input.x}}`, `{{answers.step.field}}`,"
                                        + " `{{checks.step.use}}`, `{{evidence.step.file}}`,"
                                        + " `{{outputs.step.name}}` or `{{mode}}`.");
                    }
                });
    }

    /// Hands on every placeholder, as it is written and the name in it.
    void each(String text, Node at, BiConsumer<String, String> check) {
        var template = Template.of(text);
        template.places().forEach(place -> check.accept(place.written(), place.name()));
        var unclosed = template.unclosed();
        if (unclosed != null) {
            problems.errorWithin(
                    Code.BAD_PLACEHOLDER,
                    at,
                    unclosed.lines().findFirst().orElse(unclosed),
                    "A `{{` that no `}}` closes.",
                    () -> "Write `{{variables.x}}`.");
        }
    }

    private Refuse refuse(String written, Node at) {
        return (code, message, suggestion) ->
                problems.errorWithin(code, at, written, message, suggestion);
    }

    private void refuseFile(String written, Node at) {
        problems.errorWithin(
                Code.BAD_PLACEHOLDER,
                at,
                written,
                "`%s` is a file, which of all checks only a `command` takes, in `args`."
                        .formatted(written),
                () -> "What a check of an earlier step has read is a side with `recorded`.");
    }

    private void refuseUnknown(String written, Node at, String suggestion) {
        problems.errorWithin(
                Code.BAD_PLACEHOLDER,
                at,
                written,
                "Nothing can be put in the place of `%s`."
                        .formatted(
                                written.length() > SHOWN
                                        ? written.substring(0, SHOWN) + "…"
                                        : written),
                () -> suggestion);
    }
}
