package dev.tminus.comparison;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Carries batches of rows from the thread of a side to the merge; short, so that a fast side waits
/// for a slow one and memory stays small.
final class Pipe {

    private static final int BATCHES = 4;
    private static final Row[] END = {};

    private final ArrayBlockingQueue<Row[]> batches = new ArrayBlockingQueue<>(BATCHES);
    private final BothSides both;

    Pipe(BothSides both) {
        this.both = both;
    }

    void put(Row[] batch) {
        try {
            while (!batches.offer(batch, BothSides.LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                both.goOnOrEnd();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    void end() {
        put(END);
    }

    /// The next batch; an empty one is the end.
    Row[] take() {
        try {
            var batch = batches.poll();
            both.breathe();
            while (batch == null) {
                batch = batches.poll(BothSides.LOOK_MILLIS, TimeUnit.MILLISECONDS);
                both.breathe();
            }
            return batch;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while comparing");
    }
}
