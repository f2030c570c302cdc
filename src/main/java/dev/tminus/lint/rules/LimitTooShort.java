package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Planned;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Undo;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A time limit that ends a step before it can be done, by what it takes.
final class LimitTooShort implements RunbookRule {

    private static final String ADVICE = "Allow more time than it takes, or correct what it takes.";

    @Override
    public String code() {
        return "limit-too-short";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook()
                .allSteps()
                .forEach(step -> {
                    var takes = subject.takes(step);
                    if (takes != null) {
                        lookAt(step, takes, findings);
                        lookAtDeadlines(step, takes, findings);
                    }
                    var undo = step.safeguards().undo();
                    if (undo != null) {
                        lookAt(step, undo, findings);
                    }
                });
        lookAtPlanned(subject, findings);
    }

    private static void lookAt(Step step, Duration takes, Findings findings) {
        var timeout = timeout(step);
        if (timeout != null && timeout.compareTo(takes) < 0) {
            findings.at(Part.STEP, step.id(), "timeout")
                    .say(
                            "`%s` takes %s and is stopped after %s: it is never done in time."
                                    .formatted(
                                            step.id(),
                                            Durations.print(takes),
                                            Durations.print(timeout)),
                            ADVICE);
        }
        var tried = tried(step);
        if (tried != null && tried.compareTo(takes) < 0) {
            findings.at(Part.STEP, step.id(), "checks")
                    .say(
                            "`%s` takes %s, and its checks are given up after %s."
                                    .formatted(
                                            step.id(),
                                            Durations.print(takes),
                                            Durations.print(tried)),
                            ADVICE);
        }
    }

    private static void lookAt(Step step, Undo undo, Findings findings) {
        var action = undo.action();
        var takes = undo.takes();
        var timeout = action == null ? null : action.timeout();
        if (takes != null && timeout != null && timeout.compareTo(takes) < 0) {
            findings.at(Part.STEP, step.id(), "undo", "takes")
                    .say(
                            "To take `%s` back takes %s and is stopped after %s: it is never done in time."
                                    .formatted(
                                            step.id(),
                                            Durations.print(takes),
                                            Durations.print(timeout)),
                            ADVICE);
        }
    }

    /// Of one attempt; the shortest of all that limit it.
    private static @Nullable Duration timeout(Step step) {
        var own = step.safeguards().timeout();
        var action = step instanceof ActionStep acts ? acts.action().timeout() : null;
        return Stream.of(own, action)
                .flatMap(Stream::ofNullable)
                .min(Duration::compareTo)
                .orElse(null);
    }

    /// How long a check step goes on at most where every check that decides it is tried again; null
    /// for others.
    private static @Nullable Duration tried(Step step) {
        var deciding = step.verify().stream().filter(use -> !use.reportOnly()).toList();
        if (!(step instanceof CheckStep)
                || deciding.isEmpty()
                || deciding.stream().anyMatch(use -> use.until() == null)) {
            return null;
        }
        return deciding.stream()
                .map(CheckUse::until)
                .filter(Objects::nonNull)
                .map(until -> until.delay().plus(until.lasts()))
                .max(Duration::compareTo)
                .orElse(null);
    }

    private static void lookAtDeadlines(Step step, Duration takes, Findings findings) {
        for (var deadline : step.policy().deadlines()) {
            if (deadline instanceof Deadline.AfterReady(var time, var effect)
                    && effect != Deadline.Effect.REMIND
                    && time.compareTo(takes) < 0) {
                findings.at(Part.STEP, step.id(), "deadlines")
                        .say(
                                "`%s` takes %s, and a deadline %s %s after it is ready to start."
                                        .formatted(
                                                step.id(),
                                                Durations.print(takes),
                                                said(effect),
                                                Durations.print(time)),
                                ADVICE);
            }
        }
    }

    /// A deadline at a planned moment.
    private record Limit(StepId step, Deadline.At deadline) {}

    private static void lookAtPlanned(LintedRunbook subject, Findings findings) {
        var limits =
                subject.runbook()
                        .steps()
                        .flatMap(step ->
                                step.policy().deadlines().stream()
                                        .filter(each -> each.effect() != Deadline.Effect.REMIND)
                                        .flatMap(each ->
                                                each instanceof Deadline.At at
                                                        ? Stream.of(new Limit(step.id(), at))
                                                        : Stream.of()))
                        .toList();
        for (var limit : subject.always(limits, LimitTooShort::endsLater)) {
            findings.at(Part.STEP, limit.step(), "deadlines")
                    .say(
                            "A deadline of `%s` %s at %s, before the step is planned to end."
                                    .formatted(
                                            limit.step(),
                                            said(limit.deadline().effect()),
                                            Offsets.print(limit.deadline().timing())),
                            "Set the deadline later, or plan the step earlier.");
        }
    }

    private static boolean endsLater(Limit limit, Planned planned) {
        var step = planned.step(limit.step());
        var end = step == null ? null : step.end();
        return end != null
                && planned.moment(limit.deadline().timing()).filter(end::isAfter).isPresent();
    }

    private static String said(Deadline.Effect effect) {
        return effect == Deadline.Effect.HOLD ? "holds the run" : "escalates";
    }
}
