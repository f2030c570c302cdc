package dev.tminus.run;

import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every attempt of every check of one step, for ever, and which of them count now.
///
/// @param attempts those of each use, oldest first
/// @param awaited uses that were not tried yet since the present checking began, and when their
///   first attempt is due
/// @param round the series of protections that counts, 0 while none was tried since the step began
///   to wait
/// @param forgotten of each use the number of the last attempt that stands in for nothing any more
public record CheckLedger(
        Map<String, List<CheckAttempt>> attempts,
        Map<String, Instant> awaited,
        int round,
        Map<String, Integer> forgotten) {

    static final CheckLedger EMPTY = new CheckLedger(Map.of(), Map.of(), 0, Map.of());

    /// The newest attempt of a use, or null before the first.
    public @Nullable CheckAttempt last(String use) {
        var all = attempts.getOrDefault(use, List.of());
        return all.isEmpty() ? null : all.getLast();
    }

    /// The newest attempt of a use that has ended and still counts for others, or null where there
    /// is none.
    public @Nullable CheckAttempt lastEnded(String use) {
        int gone = forgotten.getOrDefault(use, 0);
        return attempts.getOrDefault(use, List.of()).reversed().stream()
                .filter(attempt -> !attempt.underWay())
                .takeWhile(attempt -> attempt.number() > gone)
                .findFirst()
                .orElse(null);
    }

    /// The attempts of a use's newest series, oldest first.
    public List<CheckAttempt> series(String use) {
        var all = attempts.getOrDefault(use, List.of());
        if (all.isEmpty()) {
            return all;
        }
        var from = all.size() - 1;
        while (from > 0 && all.get(from - 1).series() == all.getLast().series()) {
            from--;
        }
        return all.subList(from, all.size());
    }

    /// The uses of which an attempt is under way.
    public List<String> underWay() {
        return attempts.entrySet().stream()
                .filter(use -> use.getValue().getLast().underWay())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Replaces the newest attempt where it has the same number.
    CheckLedger with(String use, CheckAttempt attempt) {
        var ofUse = new ArrayList<>(attempts.getOrDefault(use, List.of()));
        if (!ofUse.isEmpty() && ofUse.getLast().number() == attempt.number()) {
            ofUse.removeLast();
        }
        ofUse.add(attempt);
        var all = new LinkedHashMap<>(attempts);
        all.put(use, List.copyOf(ofUse));
        var left = new LinkedHashMap<>(awaited);
        left.remove(use);
        return new CheckLedger(
                Collections.unmodifiableMap(all),
                Collections.unmodifiableMap(left),
                round,
                forgotten);
    }

    /// From now on all these uses are to be tried anew.
    CheckLedger awaiting(Collection<CheckUse> uses, Instant now) {
        var due = new LinkedHashMap<String, Instant>();
        uses.forEach(use -> due.put(use.as(), now.plus(delay(use.until()))));
        return new CheckLedger(attempts, Collections.unmodifiableMap(due), round, forgotten);
    }

    CheckLedger inRound(int number) {
        return new CheckLedger(attempts, awaited, number, forgotten);
    }

    /// What was found so far is kept and counts no more.
    CheckLedger forgetting() {
        var gone = new LinkedHashMap<String, Integer>();
        attempts.forEach((use, all) -> gone.put(use, all.getLast().number()));
        return new CheckLedger(attempts, awaited, round, Collections.unmodifiableMap(gone));
    }

    private static Duration delay(@Nullable Until until) {
        return until == null ? Duration.ZERO : until.delay();
    }
}
