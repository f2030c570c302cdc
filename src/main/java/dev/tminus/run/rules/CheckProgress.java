package dev.tminus.run.rules;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far the attempts of one use of a check have come, and what would make it pass.
///
/// @param use names its results within the step
/// @param attempts those of the present series or round, oldest first; [StepState#checks] has all
/// @param verdict what the series or round has come to, null while it goes on
/// @param holds whether it has passed often enough, or another result stands in for a protection
/// @param passes how many attempts in a row have passed last
/// @param wanted how many must
/// @param misses how many attempts in a row have ended last without passing
/// @param giveUpAfter how many of those end it, null for any number
/// @param next when it is tried next, null while an attempt is under way and where none will be
/// @param until no attempt starts later, null where nothing limits it
public record CheckProgress(
        String use,
        CheckId check,
        Part part,
        List<CheckAttempt> attempts,
        @Nullable Outcome verdict,
        boolean holds,
        int passes,
        int wanted,
        int misses,
        @Nullable Integer giveUpAfter,
        @Nullable Instant next,
        @Nullable Instant until) {

    /// What a use is there for.
    public enum Part {
        /// Must hold before the step starts.
        PROTECTION,
        /// Must pass before the step counts as done.
        VERIFY,
        /// Is shown and decides nothing.
        REPORT
    }

    /// The newest attempt of the present series, or null before the first.
    public @Nullable CheckAttempt newest() {
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    static List<CheckProgress> of(RunState state, StepId step, Instant now) {
        return Stream.concat(
                        Protections.of(state, step).stream().map(one -> of(state, step, one, now)),
                        Guard.step(state, step).verify().stream().map(use -> of(state, step, use)))
                .toList();
    }

    static CheckProgress of(RunState state, StepId step, Requirement one, Instant now) {
        var attempt = Protections.inRound(state.step(step), one);
        var passed = attempt != null && attempt.passed();
        var missed = attempt != null && !attempt.underWay() && !passed;
        return new CheckProgress(
                one.as(),
                one.check(),
                Part.PROTECTION,
                attempt == null ? List.of() : List.of(attempt),
                attempt == null ? null : attempt.outcome(),
                Protections.holds(state, step, one, now),
                passed ? 1 : 0,
                1,
                missed ? 1 : 0,
                null,
                Protections.next(state, step, now).orElse(null),
                null);
    }

    private static CheckProgress of(RunState state, StepId step, CheckUse use) {
        var series = Series.of(state.step(step), use);
        var goesOn = state.step(step).phase() == StepPhase.CHECKING;
        var until = use.until();
        return new CheckProgress(
                use.as(),
                use.check(),
                use.reportOnly() ? Part.REPORT : Part.VERIFY,
                series.attempts(),
                SeriesVerdict.verdict(state, step, use),
                series.passed(),
                series.passes(),
                series.wanted(),
                series.misses(),
                until == null ? null : until.giveUpAfter(),
                goesOn ? series.next().orElse(null) : null,
                series.lastStart().orElse(null));
    }
}
