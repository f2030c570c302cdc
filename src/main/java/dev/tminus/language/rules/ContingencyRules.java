package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.ContingencyDraft.SubjectDraft;
import dev.tminus.language.drafts.LastsDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.ContingencyShape;
import dev.tminus.language.shapes.EndingShape;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.shapes.PolicyShape;
import dev.tminus.language.shapes.ReactionShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WaitShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.WaitStep.Lasts;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every step, check and contingency that a contingency or an `on-fail` names exists, and what
/// stands in a contingency fits a time that nobody planned.
public final class ContingencyRules {

    private final RunbookDraft draft;
    private final Index index;
    private final Problems problems;

    /// What the steps of the main line verify, each and all together.
    private final Map<StepDraft, Set<String>> verifiedBy = new HashMap<>();

    private final Set<String> verified = new LinkedHashSet<>();

    /// Contingencies that open by themselves.
    private final Set<String> opened = new LinkedHashSet<>();

    private ContingencyRules(RunbookDraft draft, Index index, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.problems = problems;
        draft.steps()
                .forEach(step -> {
                    var checks = verified(step);
                    verifiedBy.put(step, checks);
                    verified.addAll(checks);
                });
        draft.phases().stream()
                .flatMap(FleetShape::checks)
                .forEach(check -> verified.add(check.value().value()));
        draft.each(RunbookShape.WATCH).stream()
                .flatMap(watch -> Stream.ofNullable(watch.get(WatchShape.CHECK)))
                .forEach(check -> verified.add(check.value().value()));
    }

    public static void check(RunbookDraft draft, Index index, Problems problems) {
        var rules = new ContingencyRules(draft, index, problems);
        draft.steps().flatMap(StepShape::reactions).forEach(rules::checkOpens);
        draft.phases().stream().forEach(phase -> rules.checkOpens(phase.get(FleetShape.ON_FAIL)));
        draft.each(RunbookShape.WATCH)
                .forEach(watch -> rules.checkOpens(watch.get(WatchShape.ON_FAIL)));
        draft.contingencies().forEach(rules::check);
    }

    private void check(ContingencyDraft contingency) {
        var when = contingency.get(ContingencyShape.WHEN);
        if (when != null) {
            checkTrigger(when);
        }
        for (var ending : contingency.endings()) {
            var then = ending.then();
            if (then != null) {
                checkStep(EndingShape.step(then), then.value().key());
            }
        }
        contingency.steps().forEach(this::checkUnplanned);
        if (!contingency.node().entries().containsKey("steps")) {
            checkWithoutSteps(contingency);
        }
    }

    /// Something has to be done before the same is tried again.
    private void checkWithoutSteps(ContingencyDraft contingency) {
        for (var ending : contingency.endings()) {
            var then = ending.then();
            if (then != null && then.value() instanceof Then.Resume) {
                problems.error(
                        Code.MISSING_KEY,
                        then.at(),
                        "A contingency without `steps` that only resumes does nothing.",
                        () -> "Give it steps, or write `hold`, `roll-back` or another ending.");
            } else if (then != null
                    && then.value() instanceof Then.Retry
                    && opened.contains(contingency.idText())) {
                problems.error(
                        Code.MISSING_KEY,
                        then.at(),
                        "`%s` opens by itself and has no `steps`, so the same would be tried again without end."
                                .formatted(contingency.idText()),
                        () -> "Give it steps, or write `on-fail: {retry: 3, wait: 1m}` instead.");
            }
        }
    }

    private void checkTrigger(Draft<Trigger> when) {
        boolean seen = when.each(ContingencyShape.ON).stream().anyMatch(on -> on != On.PERSON);
        var list = when.node().entries().get("on");
        boolean unclear =
                list != null
                        && (!(list.value() instanceof Node.Items items)
                                || items.items().size() != when.each(ContingencyShape.ON).size());
        var of = when.node().entries().get("of");
        if (of != null && !seen && !unclear) {
            problems.error(
                    Code.MISPLACED_KEY,
                    of.key(),
                    "`of` says what went wrong, and this contingency is opened by hand only.",
                    () -> "Write `on: [failed]` beside it, or remove it.");
        }
        when.each(ContingencyShape.OF).forEach(this::checkSubject);
        checkStep(when.get(ContingencyShape.BEFORE), "before");
        var after = when.get(ContingencyShape.AFTER);
        checkStep(after, "after");
        if (after != null && after.value().equals(when.bare(ContingencyShape.BEFORE))) {
            problems.error(
                    Code.CONFLICTING_KEYS,
                    after.at(),
                    "No moment is before and after the start of `" + after.value() + "`.",
                    () -> "Name another step, or remove one of the two.");
        }
    }

    private void checkStep(@Nullable Placed<StepId> step, String key) {
        if (step != null && index.step(step.value().value()) == null) {
            refuseStep(step.value().value(), step.at(), key);
        }
    }

    private void refuseStep(String step, Node at, String key) {
        var lane = index.lane(step);
        problems.error(
                Code.UNKNOWN_STEP,
                at,
                lane == null
                        ? "The runbook has no step `%s`.".formatted(step)
                        : "`%s` names a step of the main line, and `%s` belongs to %s."
                                .formatted(key, step, OrderSteps.place(lane)),
                () -> lane == null ? Nearest.suggest(step, index.stepIds()) : "");
    }

    private void checkSubject(Placed<SubjectDraft> subject) {
        var name = subject.value().name();
        var check = subject.value().check();
        var step = index.step(name);
        if (check != null && step == null) {
            refuseStep(name, subject.at(), "of");
        } else if (check != null && step != null && !checks(step).contains(check)) {
            problems.error(
                    Code.UNKNOWN_CHECK,
                    subject.at(),
                    "The step `%s` does not verify a check `%s`, so it never fails by it."
                            .formatted(name, check),
                    () -> Nearest.suggest(check, checks(step)));
        } else if (check == null
                && step == null
                && index.phase(name) == null
                && !verified.contains(name)) {
            refuseSubject(name, subject.at());
        }
    }

    private void refuseSubject(String name, Node at) {
        boolean defined = draft.checks().containsKey(new CheckId(name));
        problems.error(
                defined ? Code.UNKNOWN_CHECK : Code.UNKNOWN_STEP,
                at,
                defined
                        ? "No step of the main line verifies the check `%s`, so nothing fails by it."
                                .formatted(name)
                        : "No step or phase is called `%s`, and no step of the main line verifies a check of that name."
                                .formatted(name),
                () ->
                        Nearest.suggest(
                                name,
                                Stream.concat(index.ids().stream(), verified.stream()).toList()));
    }

    private Set<String> checks(StepDraft step) {
        return verifiedBy.getOrDefault(step, Set.of());
    }

    private static Set<String> verified(StepDraft step) {
        return step.verify().stream()
                .flatMap(verify -> Stream.ofNullable(verify.use().check()))
                .map(check -> check.value().value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void checkOpens(@Nullable Placed<Reaction> reaction) {
        var opens = ReactionShape.opens(reaction);
        if (opens != null) {
            opened.add(opens.value().value());
            checkContingency(opens);
        }
    }

    private void checkContingency(Placed<ContingencyId> named) {
        var contingency = named.value();
        if (index.contingency(contingency.value()) == null) {
            problems.error(
                    Code.UNKNOWN_CONTINGENCY,
                    named.at(),
                    "The runbook has no contingency `" + contingency + "`.",
                    () ->
                            Nearest.suggest(
                                    contingency.value(),
                                    Stream.concat(
                                                    index.contingencyIds().stream(),
                                                    Stream.of("hold"))
                                            .toList()));
        }
    }

    /// What a contingency does counts from the moment that it is opened.
    private void checkUnplanned(StepDraft step) {
        refuse(
                step.get(StepShape.AT),
                "at",
                "Remove it; a `wait` step before this one lets time pass.");
        step.each(PolicyShape.DEADLINES)
                .forEach(deadline ->
                        refuse(deadline.get(PolicyShape.AT), "at", "Write `after-ready` instead."));
        var lasts = WaitShape.lasts(step);
        if (lasts != null && lasts.value() instanceof LastsDraft.Known(Lasts.Until _)) {
            refuse(lasts, "until", "Write `for` instead.");
        }
        StepShape.reactions(step)
                .flatMap(reaction -> Stream.ofNullable(ReactionShape.opens(reaction)))
                .forEach(opens ->
                        problems.error(
                                Code.MISPLACED_KEY,
                                opens.at(),
                                "What fails in a contingency holds the run and opens no other.",
                                () -> "Write `hold`, or remove it."));
    }

    private void refuse(@Nullable Placed<?> planned, String key, String suggestion) {
        if (planned != null) {
            problems.error(
                    Code.MISPLACED_KEY,
                    planned.at(),
                    "The clock of a contingency begins when it is opened, so `%s` plans nothing here."
                            .formatted(key),
                    () -> suggestion);
        }
    }
}
