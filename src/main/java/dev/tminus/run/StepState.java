package dev.tminus.run;

import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where one step stands and how it got there.
///
/// @param attempt counts the attempts of its work from 1, 0 before the first
/// @param since when it entered its phase
/// @param reason why it failed or has no answer, else empty
/// @param doers who started and finished the work of this attempt
/// @param ledger what its checks said
/// @param signatures those that count now
/// @param ballots those of the poll that is open or was last
/// @param asked the start that waits for protections, null where nobody asked
public record StepState(
        StepPhase phase,
        int attempt,
        Instant since,
        String reason,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<PersonId> doers,
        CheckLedger ledger,
        List<Signature> signatures,
        List<Ballot> ballots,
        List<Remark> remarks,
        @Nullable Asked asked) {

    static StepState planned(Instant at) {
        return new StepState(
                StepPhase.PLANNED,
                0,
                at,
                "",
                null,
                null,
                List.of(),
                CheckLedger.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /// The attempts of each use of a check, oldest first.
    public Map<String, List<CheckAttempt>> checks() {
        return ledger.attempts();
    }

    /// The newest attempt of a use, or null before the first.
    public @Nullable CheckAttempt lastAttempt(String use) {
        return ledger.last(use);
    }

    /// The newest outcome of a use, or null while there is none.
    public @Nullable Outcome lastOutcome(String use) {
        var attempt = lastAttempt(use);
        return attempt == null ? null : attempt.outcome();
    }

    /// Whether an attempt of a use is under way.
    public boolean underWay(String use) {
        var attempt = lastAttempt(use);
        return attempt != null && attempt.underWay();
    }

    StepState in(StepPhase next, Instant at) {
        return in(next, at, "");
    }

    /// A start that was asked for is remembered only while the step waits.
    StepState in(StepPhase next, Instant at, String why) {
        var copy = new Copy(this);
        copy.phase = next;
        copy.since = at;
        copy.reason = why;
        copy.endedAt = next == StepPhase.DONE ? at : null;
        copy.ledger = next == StepPhase.PLANNED ? ledger.inRound(0) : ledger;
        copy.asked = next == StepPhase.WAITING ? asked : null;
        return copy.made();
    }

    StepState started(int number, Instant at, List<PersonId> by) {
        var copy = new Copy(in(StepPhase.RUNNING, at));
        copy.attempt = number;
        copy.startedAt = at;
        copy.doers = by;
        copy.signatures = List.of();
        copy.ballots = List.of();
        return copy.made();
    }

    StepState doneBy(PersonId person) {
        var copy = new Copy(this);
        copy.doers = doers.contains(person) ? doers : added(doers, person);
        return copy.made();
    }

    StepState withLedger(UnaryOperator<CheckLedger> change) {
        var copy = new Copy(this);
        copy.ledger = change.apply(ledger);
        return copy.made();
    }

    StepState withSignatures(List<Signature> now) {
        var copy = new Copy(this);
        copy.signatures = now;
        return copy.made();
    }

    /// With one person's newest vote in place of any older.
    StepState withBallot(Ballot ballot) {
        var others = ballots.stream().filter(one -> !one.person().equals(ballot.person())).toList();
        var copy = new Copy(this);
        copy.ballots = added(others, ballot);
        return copy.made();
    }

    StepState withRemark(Remark remark) {
        var copy = new Copy(this);
        copy.remarks = added(remarks, remark);
        return copy.made();
    }

    StepState withAsked(@Nullable Asked start) {
        var copy = new Copy(this);
        copy.asked = start;
        return copy.made();
    }

    static <T> List<T> added(List<T> list, T one) {
        var more = new ArrayList<T>(list.size() + 1);
        more.addAll(list);
        more.add(one);
        return List.copyOf(more);
    }

    /// All parts, to change some.
    private static final class Copy {
        private StepPhase phase;
        private int attempt;
        private Instant since;
        private String reason;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private List<PersonId> doers;
        private CheckLedger ledger;
        private List<Signature> signatures;
        private List<Ballot> ballots;
        private List<Remark> remarks;
        private @Nullable Asked asked;

        Copy(StepState of) {
            phase = of.phase;
            attempt = of.attempt;
            since = of.since;
            reason = of.reason;
            startedAt = of.startedAt;
            endedAt = of.endedAt;
            doers = of.doers;
            ledger = of.ledger;
            signatures = of.signatures;
            ballots = of.ballots;
            remarks = of.remarks;
            asked = of.asked;
        }

        StepState made() {
            return new StepState(
                    phase,
                    attempt,
                    since,
                    reason,
                    startedAt,
                    endedAt,
                    doers,
                    ledger,
                    signatures,
                    ballots,
                    remarks,
                    asked);
        }
    }
}
