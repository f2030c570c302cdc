package dev.tminus.language.rules;

import dev.tminus.language.conditions.RunName;
import dev.tminus.language.drafts.FieldDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the names of tests and texts stand for: each exists, and has its value by the time it is
/// asked for.
final class RunNames {

    private final RunbookDraft draft;
    private final Index index;
    private final Variables variables;
    private final ComesBefore places;
    private final FleetNames fleets;
    private final OutputNames outputs;
    private final KnownChecks checks;
    private final Map<String, List<StepDraft>> users = new HashMap<>();
    private final Map<StepDraft, Map<String, FieldDraft>> forms = new HashMap<>();
    private final Map<StepDraft, Set<String>> uses = new HashMap<>();

    RunNames(
            RunbookDraft draft,
            Index index,
            Variables variables,
            Before before,
            KnownChecks checks) {
        this.draft = draft;
        this.index = index;
        this.variables = variables;
        this.places = new ComesBefore(index, before);
        this.fleets = new FleetNames(draft);
        this.outputs = new OutputNames(draft);
        this.checks = checks;
        draft.allSteps()
                .forEach(step ->
                        step.uses()
                                .flatMap(use -> Stream.ofNullable(use.check()))
                                .map(check -> check.value().value())
                                .distinct()
                                .forEach(check ->
                                        users.computeIfAbsent(check, _ -> new ArrayList<>())
                                                .add(step)));
    }

    void check(Expression name, Where where, Refuse refuse) {
        switch (name) {
            case Expression.InputValue(var input) -> {
                checkInput(input, refuse);
                checkFilled("input." + input, field(name), where, refuse);
            }
            case Expression.Variable(var variable) -> variables.check(variable, refuse);
            case Expression.Answer(var step, var field) -> {
                checkAnswer(step, field, where, refuse);
                checkFilled("answers." + step + "." + field, field(name), where, refuse);
            }
            case Expression.Verdict(var step, var use) ->
                    step.ifPresentOrElse(
                            named -> checkUse(named, use, where, refuse),
                            () -> checkAnywhere(use, where, refuse));
            case Expression.RunMode _,
                    Expression.Literal _,
                    Expression.And _,
                    Expression.Or _,
                    Expression.Not _,
                    Expression.Compare _ -> {}
        }
    }

    void check(RunName.Left left, Where where, Refuse refuse) {
        switch (left) {
            case RunName.Evidence evidence -> check(evidence, where, refuse);
            case RunName.Output output -> {
                var step = index.anyStep(output.step().value());
                if (step == null) {
                    refuseStep(output.step(), index.stepIds(), refuse);
                } else if (outputs.check(output, step, steps(where), refuse)) {
                    places.check(step, List.of(step), notBefore(output.step()), where, refuse);
                }
            }
        }
    }

    private void check(RunName.Evidence evidence, Where where, Refuse refuse) {
        if (evidence.file() != null) {
            checkUse(evidence.step(), evidence.name(), where, refuse);
            checkFile(evidence, evidence.file(), refuse);
            return;
        }
        var step = index.anyStep(evidence.step().value());
        if (step == null) {
            refuseStep(evidence.step(), index.stepIds(), refuse);
            return;
        }
        var files =
                step.each(StepShape.EVIDENCE).stream()
                        .flatMap(file -> Stream.ofNullable(file.name()))
                        .map(Placed::value)
                        .toList();
        if (files.contains(evidence.name())) {
            places.check(step, List.of(step), notBefore(evidence.step()), where, refuse);
        } else {
            refuse.refuse(
                    Code.UNKNOWN_FIELD,
                    "The step `%s` has no file `%s` in its `evidence`."
                            .formatted(evidence.step(), evidence.name()),
                    () -> Nearest.suggest(evidence.name(), files));
        }
    }

    /// Whether the name stands for members of a fleet; refuses it where it has no value.
    boolean checkMember(String name, Where where, Refuse refuse) {
        return fleets.check(name, steps(where), refuse);
    }

    private static List<StepDraft> steps(Where where) {
        return switch (where) {
            case Where.InSteps(var steps, _) -> steps;
            case Where.InWork(var steps, _) -> steps;
            case Where.InText(var step) -> List.of(step);
            case Where.InUndo(var step) -> List.of(step);
            case Where.AtEnd _ -> List.of();
        };
    }

    private static void refuseStep(StepId id, Collection<String> known, Refuse refuse) {
        refuse.refuse(
                Code.UNKNOWN_STEP,
                "The runbook has no step `%s`.".formatted(id),
                () -> Nearest.suggest(id.value(), known));
    }

    /// The field behind a name, or null where there is none or it could not be read.
    @Nullable FieldDraft field(Expression name) {
        return switch (name) {
            case Expression.InputValue(var input) -> {
                var named = draft.inputs().get(input);
                yield named == null ? null : named.value();
            }
            case Expression.Answer(var step, var field) -> {
                var named = index.anyStep(step.value());
                yield named == null ? null : fields(named).get(field);
            }
            case Expression.Variable _,
                    Expression.Verdict _,
                    Expression.RunMode _,
                    Expression.Literal _,
                    Expression.And _,
                    Expression.Or _,
                    Expression.Not _,
                    Expression.Compare _ ->
                    null;
        };
    }

    /// Whether a name stands for several texts.
    boolean isList(Expression name) {
        var field = field(name);
        return field != null && field.type() == Field.Type.LIST;
    }

    private void checkInput(String input, Refuse refuse) {
        if (!draft.inputs().containsKey(input)) {
            refuse.refuse(
                    Code.UNKNOWN_INPUT,
                    draft.inputs().isEmpty()
                            ? "The runbook has no `inputs`, so none is called `%s`."
                                    .formatted(input)
                            : "The runbook has no input `%s`.".formatted(input),
                    () -> Nearest.suggest(input, draft.inputs().keySet()));
        }
    }

    /// What decides over a step must not stay empty: the step would wait for it for ever.
    private static void checkFilled(
            String name, @Nullable FieldDraft field, Where where, Refuse refuse) {
        boolean sent = where instanceof Where.InWork;
        if ((where instanceof Where.InSteps || sent)
                && field != null
                && !field.required()
                && field.mustBe() == null) {
            refuse.refuse(
                    Code.MAY_BE_EMPTY,
                    sent
                            ? "`%s` may be left empty, and then nothing could stand in its place."
                                    .formatted(name)
                            : "`%s` may be left empty, and then this would stay undecided for ever."
                                    .formatted(name),
                    () -> "Set `required: true` where it is asked.");
        }
    }

    private void checkAnswer(StepId id, String field, Where where, Refuse refuse) {
        var step = index.anyStep(id.value());
        if (step == null) {
            refuseStep(id, withForms(), refuse);
        } else if (!fields(step).containsKey(field) && !isUnreadable(step)) {
            var known = fields(step).keySet();
            refuse.refuse(
                    Code.UNKNOWN_FIELD,
                    known.isEmpty()
                            ? "The step `%s` has no `form`, so nobody answers `%s` there."
                                    .formatted(id, field)
                            : "The form of the step `%s` has no `%s`.".formatted(id, field),
                    () -> Nearest.suggest(field, known));
        } else {
            places.check(step, List.of(step), notBefore(id), where, refuse);
        }
    }

    private void checkUse(StepId id, String use, Where where, Refuse refuse) {
        var step = index.anyStep(id.value());
        if (step == null) {
            refuseStep(id, index.stepIds(), refuse);
            return;
        }
        var known =
                uses.computeIfAbsent(
                        step,
                        _ ->
                                step.uses()
                                        .flatMap(each -> Stream.ofNullable(each.name()))
                                        .collect(Collectors.toCollection(LinkedHashSet::new)));
        if (known.contains(use)) {
            places.check(step, List.of(step), notBefore(id), where, refuse);
            return;
        }
        var made = checks.usesMade(step, use);
        refuse.refuse(
                Code.UNKNOWN_CHECK,
                made.isEmpty()
                        ? "The step `%s` uses no check as `%s`.".formatted(id, use)
                        : KnownChecks.severalOf(use),
                () -> made.isEmpty() ? Nearest.suggest(use, known) : KnownChecks.nameOne(made));
    }

    /// A file that a use has left, as far as its check is known.
    private void checkFile(RunName.Evidence evidence, String file, Refuse refuse) {
        var check = checks.usedAs(index.anyStep(evidence.step().value()), evidence.name());
        if (check != null && !check.files().contains(file)) {
            refuse.refuse(
                    Code.UNKNOWN_FIELD,
                    "The check `%s`, of the kind `%s`, leaves no file `%s`."
                            .formatted(check.id(), check.kind(), file),
                    () -> Nearest.suggest(file, check.files()));
        }
    }

    private void checkAnywhere(String check, Where where, Refuse refuse) {
        var steps = users.getOrDefault(check, List.of());
        var made = checks.made(check);
        if (!made.isEmpty()) {
            refuse.refuse(
                    Code.UNKNOWN_CHECK,
                    KnownChecks.severalOf(check),
                    () -> KnownChecks.nameOneOf(made));
        } else if (steps.isEmpty()) {
            refuse.refuse(
                    Code.UNKNOWN_CHECK,
                    "No step uses a check `%s`.".formatted(check),
                    () -> Nearest.suggest(check, users.keySet()));
        } else {
            places.check(
                    check,
                    steps,
                    "No step that uses the check `%s` comes before".formatted(check),
                    where,
                    refuse);
        }
    }

    private static String notBefore(StepId step) {
        return "The step `%s` does not come before".formatted(step);
    }

    private Collection<String> withForms() {
        return draft.allSteps()
                .filter(step -> !step.each(StepShape.FORM).isEmpty())
                .flatMap(step -> Stream.ofNullable(step.idText()))
                .toList();
    }

    private Map<String, FieldDraft> fields(StepDraft step) {
        return forms.computeIfAbsent(
                step,
                _ -> {
                    var fields = new LinkedHashMap<String, FieldDraft>();
                    step.each(StepShape.FORM)
                            .forEach(field -> {
                                if (field.name() != null) {
                                    fields.putIfAbsent(field.name().value(), field);
                                }
                            });
                    return fields;
                });
    }

    /// Whether its form holds what could not be read, and so perhaps anything.
    private static boolean isUnreadable(StepDraft step) {
        return step.node().entries().containsKey("form") && step.each(StepShape.FORM).isEmpty();
    }
}
