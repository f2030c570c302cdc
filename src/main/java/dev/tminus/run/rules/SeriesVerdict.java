package dev.tminus.run.rules;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one use of a check has come to for whoever asks from elsewhere: the verdict of its whole
/// series, never that of a single attempt.
///
/// @param verdict null while the series goes on
/// @param at when its newest attempt has ended
record SeriesVerdict(@Nullable Outcome verdict, Instant at) {

    private static final Outcome STOPPED =
            new Outcome.Inconclusive("Stopped before it was decided.", List.of());

    private static final Comparator<SeriesVerdict> NEWEST_AND_WORST =
            Comparator.comparing(SeriesVerdict::at).thenComparingInt(SeriesVerdict::badness);

    /// Nothing before the first result that counts.
    static Optional<SeriesVerdict> of(RunState state, StepId step, String use) {
        return Optional.ofNullable(state.step(step).ledger().lastEnded(use))
                .map(last ->
                        new SeriesVerdict(
                                verdict(state, step, use, last),
                                Objects.requireNonNull(last.endedAt())));
    }

    /// The newest of several, and of one moment the worst.
    static Optional<SeriesVerdict> newest(Stream<SeriesVerdict> standings) {
        return standings.max(NEWEST_AND_WORST);
    }

    boolean passed() {
        return verdict instanceof Outcome.Passed;
    }

    /// What a series has come to, null while it goes on. One that ended before it was decided was
    /// stopped.
    static @Nullable Outcome verdict(RunState state, StepId step, CheckUse use) {
        var series = Series.of(state.step(step), use);
        var goesOn = series.attempts().isEmpty() || state.step(step).phase() == StepPhase.CHECKING;
        return series.verdict().orElse(goesOn ? null : STOPPED);
    }

    /// A protection is judged by its last attempt.
    private static @Nullable Outcome verdict(
            RunState state, StepId step, String use, CheckAttempt last) {
        for (var one : Guard.step(state, step).verify()) {
            if (one.as().equals(use)) {
                return verdict(state, step, one);
            }
        }
        return last.outcome();
    }

    private int badness() {
        return switch (verdict) {
            case Outcome.Passed _ -> 0;
            case null -> 1;
            case Outcome.Inconclusive _ -> 2;
            case Outcome.Failed _ -> 3;
        };
    }
}
