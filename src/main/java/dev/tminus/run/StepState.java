package dev.tminus.run;

import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where one step stands and how it got there.
///
/// @param attempt counts the attempts of its work from 1, 0 before the first
/// @param since when it entered its phase
/// @param reason why it failed or has no answer, else empty
/// @param doers who started and finished the work of this attempt
/// @param checks the attempts of each use of a check, oldest first
/// @param signatures those that count now
/// @param ballots those of the poll that is open or was last
public record StepState(
        StepPhase phase,
        int attempt,
        Instant since,
        String reason,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<PersonId> doers,
        Map<String, List<CheckAttempt>> checks,
        List<Signature> signatures,
        List<Ballot> ballots,
        List<Remark> remarks) {

    static StepState planned(Instant at) {
        return new StepState(
                StepPhase.PLANNED,
                0,
                at,
                "",
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The newest attempt of a use, or null before the first.
    public @Nullable CheckAttempt lastAttempt(String use) {
        var attempts = checks.getOrDefault(use, List.of());
        return attempts.isEmpty() ? null : attempts.getLast();
    }

    /// The newest outcome of a use, or null while there is none.
    public @Nullable Outcome lastOutcome(String use) {
        var attempt = lastAttempt(use);
        return attempt == null ? null : attempt.outcome();
    }

    /// Whether an attempt of a use is under way.
    public boolean underWay(String use) {
        var attempt = lastAttempt(use);
        return attempt != null && attempt.outcome() == null;
    }

    StepState in(StepPhase next, Instant at) {
        return in(next, at, "");
    }

    StepState in(StepPhase next, Instant at, String why) {
        var end = next == StepPhase.DONE ? at : null;
        return new StepState(
                next,
                attempt,
                at,
                why,
                startedAt,
                end,
                doers,
                checks,
                signatures,
                ballots,
                remarks);
    }

    StepState started(int number, Instant at, List<PersonId> by) {
        return new StepState(
                StepPhase.RUNNING,
                number,
                at,
                "",
                at,
                null,
                by,
                checks,
                List.of(),
                List.of(),
                remarks);
    }

    StepState doneBy(PersonId person) {
        return doers.contains(person) ? this : withDoers(added(doers, person));
    }

    private StepState withDoers(List<PersonId> people) {
        return new StepState(
                phase,
                attempt,
                since,
                reason,
                startedAt,
                endedAt,
                people,
                checks,
                signatures,
                ballots,
                remarks);
    }

    StepState withAttempt(String use, CheckAttempt attempt) {
        var attempts = new ArrayList<>(checks.getOrDefault(use, List.of()));
        if (!attempts.isEmpty() && attempts.getLast().number() == attempt.number()) {
            attempts.removeLast();
        }
        attempts.add(attempt);
        var all = new LinkedHashMap<>(checks);
        all.put(use, List.copyOf(attempts));
        return new StepState(
                phase,
                this.attempt,
                since,
                reason,
                startedAt,
                endedAt,
                doers,
                java.util.Collections.unmodifiableMap(all),
                signatures,
                ballots,
                remarks);
    }

    StepState withSignatures(List<Signature> now) {
        return new StepState(
                phase, attempt, since, reason, startedAt, endedAt, doers, checks, now, ballots,
                remarks);
    }

    /// With one person's newest vote in place of any older.
    StepState withBallot(Ballot ballot) {
        var others = ballots.stream().filter(one -> !one.person().equals(ballot.person())).toList();
        return new StepState(
                phase,
                attempt,
                since,
                reason,
                startedAt,
                endedAt,
                doers,
                checks,
                signatures,
                added(others, ballot),
                remarks);
    }

    StepState withRemark(Remark remark) {
        return new StepState(
                phase,
                attempt,
                since,
                reason,
                startedAt,
                endedAt,
                doers,
                checks,
                signatures,
                ballots,
                added(remarks, remark));
    }

    static <T> List<T> added(List<T> list, T one) {
        var more = new ArrayList<T>(list.size() + 1);
        more.addAll(list);
        more.add(one);
        return List.copyOf(more);
    }
}
