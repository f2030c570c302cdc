package dev.tminus.language.rules;

import dev.tminus.language.drafts.LastsDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.PolicyShape;
import dev.tminus.language.shapes.QuestionShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WaitShape;
import dev.tminus.language.shapes.WindowShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Timings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every planned time counts from T-0 or from a step that has one, never in a circle.
public final class TimeRules {

    private final RunbookDraft draft;
    private final Index index;
    private final Problems problems;

    /// The `at` that counts for each step, its phase's included.
    private final Map<StepDraft, Placed<Timing>> planned = new HashMap<>();

    private TimeRules(RunbookDraft draft, Index index, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.problems = problems;
    }

    public static void check(RunbookDraft draft, Index index, Problems problems) {
        var rules = new TimeRules(draft, index, problems);
        draft.phases().forEach(rules::collect);
        draft.phases().forEach(phase -> rules.checkAnchor(phase.get(PhaseShape.AT)));
        draft.steps().forEach(rules::checkStep);
        draft.each(RunbookShape.QUESTIONS)
                .forEach(question -> rules.checkAnchor(question.get(QuestionShape.DUE)));
        draft.roles().values().stream()
                .map(MapOf.Named::value)
                .flatMap(Stream::ofNullable)
                .flatMap(role -> role.cover().stream())
                .forEach(shift -> rules.checkAnchor(shift.until()));
        Stream.ofNullable(draft.get(RunbookShape.WINDOW)).forEach(rules::checkWindow);
        rules.checkCircles();
    }

    private void checkStep(StepDraft step) {
        checkAnchor(step.get(StepShape.AT));
        step.each(PolicyShape.DEADLINES)
                .forEach(deadline -> checkAnchor(deadline.get(PolicyShape.AT)));
        var lasts = WaitShape.lasts(step);
        if (lasts != null
                && lasts.value() instanceof LastsDraft.Known(WaitStep.Lasts.Until(var until))) {
            checkAnchor(new Placed<>(until, lasts.at()));
        }
        if (step.effect() instanceof StepTypeDraft.RunsChild child
                && child.zero() != null
                && child.zero().value() instanceof RunbookStep.Zero.At(var zero)) {
            checkAnchor(new Placed<>(zero, child.zero().at()));
        }
    }

    private void collect(PhaseDraft phase) {
        phase.steps()
                .forEach(step -> {
                    var own = step.get(StepShape.AT);
                    var at = own == null ? phase.get(PhaseShape.AT) : own;
                    if (at != null) {
                        planned.put(step, at);
                    }
                });
    }

    private void checkAnchor(@Nullable Placed<Timing> timing) {
        if (timing != null && timing.value().anchor() instanceof Timing.Milestone(var input)) {
            checkMilestone(input, timing.at());
            return;
        }
        var anchor = timing == null ? null : anchor(timing.value());
        if (timing == null || anchor == null) {
            return;
        }
        var step = index.step(anchor.value());
        if (step == null) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    timing.at(),
                    "The runbook has no step `" + anchor + "` to count from.",
                    () ->
                            Timings.withSpaces(anchor)
                                    .map(spaced -> "Did you mean `" + spaced + "`?")
                                    .orElseGet(() ->
                                            Nearest.suggest(anchor.value(), index.stepIds())));
        } else if (!planned.containsKey(step) && !step.node().entries().containsKey("at")) {
            problems.error(
                    Code.NO_ANCHOR_TIME,
                    timing.at(),
                    "The step `" + anchor + "` has no `at` that this time could count from.",
                    () -> "Give it one, or count from T.");
        }
    }

    private void checkMilestone(String name, Node at) {
        var named = draft.inputs().get(name);
        if (named == null) {
            problems.error(
                    Code.UNKNOWN_INPUT,
                    at,
                    "The runbook has no input `%s` to count from.".formatted(name),
                    () -> Nearest.suggest(name, draft.inputs().keySet()));
            return;
        }
        var input = named.value();
        if (input == null || input.type() == null) {
            return;
        }
        if (input.type() != Field.Type.TIMESTAMP) {
            problems.error(
                    Code.BAD_VALUE,
                    at,
                    "Expected an input of type `timestamp` to count from; `%s` is of type `%s`."
                            .formatted(name, input.type().name().toLowerCase(Locale.ROOT)),
                    () -> "Write `type: timestamp` there.");
        } else if (!input.required() && input.mustBe() == null) {
            problems.error(
                    Code.MAY_BE_EMPTY,
                    at,
                    "`input.%s` may be left empty, and then this has no time.".formatted(name),
                    () -> "Set `required: true` where it is asked.");
        }
    }

    private void checkWindow(Draft<Window> window) {
        var opens = window.get(WindowShape.OPENS);
        var closes = window.get(WindowShape.CLOSES);
        checkAnchor(opens);
        checkAnchor(closes);
        if (opens == null || closes == null) {
            return;
        }
        boolean closed =
                opens.value() instanceof Timing.Elapsed(Timing.Zero _, var from)
                        && closes.value() instanceof Timing.Elapsed(Timing.Zero _, var to)
                        && from.compareTo(to) >= 0;
        if (closed) {
            problems.error(
                    Code.WINDOW_CLOSED,
                    closes.at(),
                    "The window closes before it opens.",
                    () -> "Write a later `closes`.");
        }
    }

    private void checkCircles() {
        var steps = new ArrayList<>(planned.keySet());
        steps.sort(Comparator.comparingInt(step -> step.node().span().line()));
        var numbers = new HashMap<StepDraft, Integer>();
        steps.forEach(step -> numbers.put(step, numbers.size()));
        int[][] next = new int[steps.size()][];
        for (int i = 0; i < next.length; i++) {
            var target = numbers.get(anchorStep(steps.get(i)));
            next[i] = target == null ? new int[0] : new int[] {target};
        }
        for (var cycle : Cycles.of(next, _ -> true)) {
            var names = cycle.stream().map(i -> OrderSteps.name(steps.get(i))).toList();
            var at = planned.get(steps.get(cycle.getFirst()));
            problems.error(
                    Code.CYCLE,
                    at == null ? draft.node() : at.at(),
                    "The step is planned from itself: "
                            + OrderSteps.circle(names, "counts from")
                            + ".",
                    () -> "Count one of them from T.");
        }
    }

    private @Nullable StepDraft anchorStep(StepDraft step) {
        var at = planned.get(step);
        var anchor = at == null ? null : anchor(at.value());
        return anchor == null ? null : index.step(anchor.value());
    }

    private static @Nullable StepId anchor(Timing timing) {
        return switch (timing.anchor()) {
            case Timing.Zero(), Timing.Milestone _ -> null;
            case Timing.StepPlan(var step) -> step;
        };
    }
}
