package dev.tminus.run;

import dev.tminus.run.DueWork.Attempt;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// How far the checks of this instance have come. Only for eyes: nothing is decided by it, and
/// nothing of it is kept.
@Component
public class Readings {

    private final Boards boards;
    private final Map<Attempt, Reading> underWay = new ConcurrentHashMap<>();

    Readings(Boards boards) {
        this.boards = boards;
    }

    /// So much is read by now.
    public void read(Attempt attempt, Reading reading) {
        underWay.put(attempt, reading);
        boards.changed(attempt.run());
    }

    /// The attempt reads no longer.
    public void ended(Attempt attempt) {
        underWay.remove(attempt);
    }

    Map<Reading.Use, Reading> of(RunId run) {
        return underWay.entrySet().stream()
                .filter(entry -> entry.getKey().run().equals(run))
                .collect(
                        Collectors.toUnmodifiableMap(
                                entry ->
                                        new Reading.Use(
                                                entry.getKey().step(), entry.getKey().use()),
                                Map.Entry::getValue,
                                (one, _) -> one));
    }
}
