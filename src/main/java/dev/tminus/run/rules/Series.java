package dev.tminus.run.rules;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.StepState;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.schedule.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The attempts of one use that are judged together: one, or those of its `until`.
///
/// @param attempts oldest first, empty before the first
/// @param firstDue when the first attempt is due, null once it began
record Series(CheckUse use, List<CheckAttempt> attempts, @Nullable Instant firstDue) {

    static Series of(StepState step, CheckUse use) {
        var due = step.ledger().awaited().get(use.as());
        return new Series(use, due == null ? step.ledger().series(use.as()) : List.of(), due);
    }

    /// How many attempts in a row have passed last.
    int passes() {
        return inARow(true);
    }

    /// How many attempts in a row have ended last without passing.
    int misses() {
        return inARow(false);
    }

    int wanted() {
        return use.until() == null ? 1 : use.until().passes();
    }

    /// What the series comes to, or nothing while it goes on.
    Optional<Outcome> verdict() {
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        var last = attempts.getLast().outcome();
        var until = use.until();
        if (last == null || until == null || passes() >= until.passes()) {
            return Optional.ofNullable(last);
        }
        if (until.giveUpAfter() != null && misses() >= until.giveUpAfter()) {
            return Optional.of(red(last, gaveUp(until, last)));
        }
        var again = again(until);
        return again != null && again.isAfter(lastStart(until))
                ? Optional.of(red(last, outOfTime(until, last)))
                : Optional.empty();
    }

    boolean passed() {
        return verdict().orElse(null) instanceof Outcome.Passed;
    }

    /// When the next attempt is due, or nothing while one is under way or once it has come to an
    /// end.
    Optional<Instant> next() {
        if (firstDue != null) {
            return Optional.of(firstDue);
        }
        var until = use.until();
        return until == null || verdict().isPresent()
                ? Optional.empty()
                : Optional.ofNullable(again(until));
    }

    /// No attempt starts later, or nothing where that is not known yet or there is but one.
    Optional<Instant> lastStart() {
        return Optional.ofNullable(use.until())
                .filter(_ -> !attempts.isEmpty())
                .map(this::lastStart);
    }

    private Instant lastStart(Until until) {
        return attempts.getFirst().startedAt().plus(until.lasts());
    }

    private @Nullable Instant again(Until until) {
        var ended = attempts.isEmpty() ? null : attempts.getLast().endedAt();
        return ended == null ? null : ended.plus(until.every());
    }

    private int inARow(boolean passed) {
        var count = 0;
        for (var attempt : attempts.reversed()) {
            if (!attempt.underWay()) {
                if (attempt.passed() != passed) {
                    return count;
                }
                count++;
            }
        }
        return count;
    }

    /// Failed is a wrong answer and inconclusive is none; passes that are too few are a wrong one.
    private static Outcome red(Outcome last, String reason) {
        return switch (last) {
            case Outcome.Inconclusive none ->
                    new Outcome.Inconclusive(reason, none.facts(), none.evidence());
            case Outcome.Passed _, Outcome.Failed _ ->
                    new Outcome.Failed(reason, last.facts(), last.dataDigest(), last.evidence());
        };
    }

    private String outOfTime(Until until, Outcome last) {
        return "%s within %s: %s".formatted(what(), Durations.print(until.lasts()), found(last));
    }

    private String gaveUp(Until until, Outcome last) {
        var most = until.giveUpAfter() == null ? 0 : until.giveUpAfter();
        return "%s; it gave up after %s without a pass: %s"
                .formatted(
                        what(), most == 1 ? "1 attempt" : most + " attempts in a row", found(last));
    }

    private String what() {
        return wanted() == 1
                ? use.as() + " did not pass"
                : "%s did not pass %d times in a row".formatted(use.as(), wanted());
    }

    private String found(Outcome last) {
        return last instanceof Outcome.Passed
                ? "it had passed %d of %d times".formatted(passes(), wanted())
                : last.summary();
    }
}
