package dev.tminus.lint.rules;

import dev.tminus.lint.basis.FindingText;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.PlannedStep;
import dev.tminus.schedule.PlannedWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A window that closes before the steps that begin in it are done. Waiting goes on without people.
final class WindowTooShort implements RunbookRule {

    @Override
    public String code() {
        return "window-too-short";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        var window = subject.plan().window();
        var written = subject.runbook().window();
        if (window == null || written == null) {
            return;
        }
        var waits =
                subject.runbook()
                        .steps()
                        .filter(WindowTooShort::goesOnAlone)
                        .map(Step::id)
                        .collect(Collectors.toSet());
        var late =
                subject.plan().steps().values().stream()
                        .filter(step -> startsIn(window, step) && endsAfter(window, step))
                        .filter(step -> !waits.contains(step.step()))
                        .toList();
        if (late.isEmpty()) {
            return;
        }
        var last = late.stream().max(Comparator.comparing(WindowTooShort::end)).orElseThrow();
        findings.at("window", "closes")
                .say(
                        "The window closes at %s, %s before the planned end of %s, which %s in it."
                                .formatted(
                                        Offsets.print(written.closes()),
                                        Durations.print(
                                                Duration.between(window.closes(), end(last))),
                                        FindingText.list(ids(late)),
                                        late.size() == 1 ? "starts" : "start"),
                        "Close it later, or plan %s earlier or shorter."
                                .formatted(FindingText.list(ids(late))));
    }

    private static List<StepId> ids(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::step).toList();
    }

    private static Instant end(PlannedStep step) {
        return Objects.requireNonNull(step.end());
    }

    private static boolean startsIn(PlannedWindow window, PlannedStep step) {
        var start = step.start();
        return start != null && window.contains(start);
    }

    private static boolean endsAfter(PlannedWindow window, PlannedStep step) {
        var end = step.end();
        return end != null && end.isAfter(window.closes());
    }

    /// A wait, and a check that must stay well for long: users notice neither.
    private static boolean goesOnAlone(Step step) {
        return step instanceof WaitStep
                || (step instanceof CheckStep
                        && step.verify().stream()
                                .map(CheckUse::until)
                                .anyMatch(until -> until != null && until.passes() > 1));
    }
}
