package dev.tminus.ledger;

import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.run.RunId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// How far the checks of this instance have come. Only for eyes: nothing is decided by it, and
/// nothing of it is kept.
@Component
public class LiveProgress {

    private final Boards boards;
    private final Map<Attempt, ReadProgress> underWay = new ConcurrentHashMap<>();

    LiveProgress(Boards boards) {
        this.boards = boards;
    }

    /// So much is read by now.
    public void read(Attempt attempt, ReadProgress reading) {
        underWay.put(attempt, reading);
        boards.changed(attempt.run());
    }

    /// The attempt reads no longer.
    public void ended(Attempt attempt) {
        underWay.remove(attempt);
    }

    Map<ReadProgress.Use, ReadProgress> of(RunId run) {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getKey().run().equals(run))
                .collect(
                        Collectors.toUnmodifiableMap(
                                entry ->
                                        new ReadProgress.Use(
                                                entry.getKey().step(), entry.getKey().use()),
                                Map.Entry::getValue,
                                (one, _) -> one));
    }
}
