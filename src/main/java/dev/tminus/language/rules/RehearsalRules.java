package dev.tminus.language.rules;

import dev.tminus.language.drafts.FieldDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.FaultShape;
import dev.tminus.language.shapes.FaultShape.Kind;
import dev.tminus.language.shapes.FieldShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Rehearsal.Expected;
import dev.tminus.runbook.Rehearsal.Fault;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every step, check, field, environment and contingency that a rehearsal or a watch names exists,
/// and what is given could have been answered.
public final class RehearsalRules {

    private final RunbookDraft draft;
    private final Index index;
    private final KnownChecks checks;
    private final Problems problems;

    private RehearsalRules(RunbookDraft draft, Index index, KnownChecks checks, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.checks = checks;
        this.problems = problems;
    }

    public static void check(
            RunbookDraft draft, Index index, KnownChecks checks, Problems problems) {
        var rules = new RehearsalRules(draft, index, checks, problems);
        FieldShape.checkNames(
                "rehearsal's id",
                draft.each(RunbookShape.REHEARSALS).stream()
                        .flatMap(rehearsal -> Stream.ofNullable(rehearsal.get(RehearsalShape.ID)))
                        .map(id -> new Placed<>(id.value().value(), id.at()))
                        .toList(),
                problems);
        draft.each(RunbookShape.REHEARSALS).forEach(rules::check);
        for (var watch : draft.each(RunbookShape.WATCH)) {
            rules.checkStep(watch.get(WatchShape.FROM));
            rules.checkStep(watch.get(WatchShape.TO));
        }
    }

    private void check(Draft<Rehearsal> rehearsal) {
        var environment = rehearsal.get(RehearsalShape.ENVIRONMENT);
        if (environment != null) {
            checkEnvironment(environment);
        }
        checkStep(rehearsal.get(RehearsalShape.FROM));
        checkStep(rehearsal.get(RehearsalShape.TO));
        rehearsal.get(RehearsalShape.GIVEN, Map.of()).forEach(this::checkGiven);
        rehearsal.each(RehearsalShape.FAULTS).forEach(this::checkFault);
    }

    private void checkEnvironment(Placed<EnvironmentName> named) {
        var listed = draft.environments().stream().map(Placed::value).toList();
        if (!listed.contains(named.value())) {
            problems.error(
                    Code.UNKNOWN_ENVIRONMENT,
                    named.at(),
                    "The runbook does not run on an environment `" + named.value() + "`.",
                    () -> Nearest.suggest(named.value(), listed));
            return;
        }
        var names = checks.names();
        var environment =
                names == null ? null : names.workspace().environments().get(named.value());
        if (environment != null && !environment.allows().contains(Mode.REHEARSAL)) {
            problems.error(
                    Code.BAD_VALUE,
                    named.at(),
                    "The environment `" + named.value() + "` does not allow rehearsals.",
                    () -> "Name one whose `allows` has `rehearsal`.");
        }
    }

    private void checkStep(@Nullable Placed<StepId> step) {
        if (step != null && index.step(step.value().value()) == null) {
            refuseStep(step.value(), step.at());
        }
    }

    private void refuseStep(StepId step, Node at) {
        problems.error(
                Code.UNKNOWN_STEP,
                at,
                "The main line has no step `" + step + "`.",
                () -> Nearest.suggest(step.value(), index.stepIds()));
    }

    private void checkGiven(Expression.Answer name, MapOf.Named<List<Placed<String>>> given) {
        var step = index.step(name.step().value());
        if (step == null) {
            refuseStep(name.step(), given.name());
            return;
        }
        var field =
                step.each(StepShape.FORM).stream()
                        .filter(each ->
                                each.name() != null && each.name().value().equals(name.field()))
                        .findFirst()
                        .orElse(null);
        if (field == null) {
            problems.error(
                    Code.UNKNOWN_FIELD,
                    given.name(),
                    "The form of the step `%s` has no `%s`.".formatted(name.step(), name.field()),
                    () ->
                            Nearest.suggest(
                                    name.field(),
                                    step.each(StepShape.FORM).stream()
                                            .map(FieldDraft::name)
                                            .filter(Objects::nonNull)
                                            .map(Placed::value)
                                            .toList()));
        } else if (given.value() != null && field.type() != null) {
            checkValues(field.type(), field.choices(), given);
        }
    }

    private void checkValues(
            Field.Type type, List<String> choices, MapOf.Named<List<Placed<String>>> given) {
        var values = given.value() == null ? List.<Placed<String>>of() : given.value();
        if (type != Field.Type.LIST && values.size() != 1) {
            problems.error(
                    Code.BAD_VALUE,
                    given.name(),
                    "A value of type `%s` is one value, found %d."
                            .formatted(FieldShape.word(type), values.size()),
                    () -> "Write one, without brackets.");
            return;
        }
        for (var value : values) {
            FieldShape.checkValue("given", type, choices, value, problems);
        }
    }

    private void checkFault(Draft<Fault> fault) {
        var at = fault.get(FaultShape.STEP);
        if (at == null) {
            return;
        }
        var step = index.anyStep(at.value().value());
        if (step == null) {
            refuseStep(at.value(), at.at());
            return;
        }
        var check = fault.get(FaultShape.CHECK);
        if (check != null) {
            checkCheck(check, step);
        }
        if (fault.get(FaultShape.FAULT) == Kind.ACTION_KILLED
                && step.type() != StepDraft.Type.ACTION
                && step.type() != StepDraft.Type.UNKNOWN) {
            problems.error(
                    Code.BAD_VALUE,
                    at.at(),
                    "`action-killed` cuts an action off, and the step `%s` is of type `%s`."
                            .formatted(step.idText(), FieldShape.word(step.type())),
                    () -> "Name a step of type `action`, or another fault.");
        }
        checkExpected(fault.get(FaultShape.EXPECT));
    }

    private void checkCheck(Placed<CheckId> check, StepDraft step) {
        var used =
                step.uses()
                        .flatMap(use -> Stream.ofNullable(use.check()))
                        .map(Placed::value)
                        .toList();
        var made = checks.made(check.value().value()).stream().filter(used::contains).toList();
        if (!made.isEmpty()) {
            problems.error(
                    Code.UNKNOWN_CHECK,
                    check.at(),
                    KnownChecks.severalOf(check.value().value()),
                    () -> KnownChecks.nameOneOf(made));
        } else if (!used.contains(check.value())) {
            problems.error(
                    Code.UNKNOWN_CHECK,
                    check.at(),
                    "The step `%s` does not use a check `%s`."
                            .formatted(step.idText(), check.value()),
                    () -> Nearest.suggest(check.value(), used));
        }
    }

    private void checkExpected(@Nullable Draft<Expected> expect) {
        var expected = expect == null ? null : expect.get(FaultShape.CONTINGENCY);
        if (expected != null && index.contingency(expected.value().value()) == null) {
            problems.error(
                    Code.UNKNOWN_CONTINGENCY,
                    expected.at(),
                    "The runbook has no contingency `" + expected.value() + "`.",
                    () -> Nearest.suggest(expected.value().value(), index.contingencyIds()));
        }
    }
}
