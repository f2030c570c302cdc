package dev.tminus.comparison;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Carries batches of rows from the thread of a side to the merge; short, so that a fast side waits
/// for a slow one and memory stays small.
final class Pipe {

    private static final int MOST_WEIGHT = 1024 * 1024;
    private static final Row[] END = {};

    private final LinkedBlockingQueue<Row[]> batches = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WEIGHT);
    private final BothSides both;

    Pipe(BothSides both) {
        this.both = both;
    }

    void put(Row[] batch) {
        try {
            while (!room.tryAcquire(weight(batch), BothSides.LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                both.goOnOrEnd();
            }
            batches.add(batch);
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
            room.release(weight(batch));
            return batch;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// One that is heavier than all may be goes alone.
    private static int weight(Row[] batch) {
        int weight = 1;
        for (var row : batch) {
            weight = Math.min(MOST_WEIGHT, weight + row.weight());
        }
        return weight;
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while comparing");
    }
}
