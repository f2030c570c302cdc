package dev.tminus.demo;

import dev.tminus.demo.Population.Account;
import dev.tminus.ledger.Later;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers of one environment, who empty its queue account by account and go home when nothing
/// is left.
final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Migration migration;
    private final Later later;
    private final Duration accountTakes;
    private final Supplier<Mood> nextMood;
    private final Set<Worker> atWork = new HashSet<>();
    private Mood mood = Mood.GOOD;

    /// @param accountTakes how long a worker is busy with one account
    /// @param nextMood asked each time that the workers begin
    Drain(Migration migration, Later later, Duration accountTakes, Supplier<Mood> nextMood) {
        this.migration = migration;
        this.later = later;
        this.accountTakes = accountTakes;
        this.nextMood = nextMood;
    }

    /// Lets as many workers go on as the job server has, where something waits.
    synchronized void goOn() throws SQLException {
        if (atWork.isEmpty()) {
            migration.putBack();
        }
        int waiting = migration.waiting();
        if (waiting == 0) {
            return;
        }
        mood = migration.of(atWork.isEmpty() ? nextMood.get() : mood);
        if (atWork.isEmpty()) {
            LOG.info(
                    "The sample migration of {} has {} accounts to move; its mood is {}",
                    migration.environment().title(),
                    waiting,
                    mood.text());
        }
        for (int missing = migration.workers() - atWork.size(); missing > 0; missing--) {
            var worker = new Worker();
            atWork.add(worker);
            later.after(Duration.ZERO, worker);
        }
    }

    /// Sends everybody home; what they had in hand waits in the queue again.
    synchronized void stop() throws SQLException {
        atWork.clear();
        migration.putBack();
    }

    private synchronized void turn(Worker worker) {
        if (!atWork.contains(worker)) {
            return;
        }
        try {
            worker.turn();
            if (migration.breaksDown(mood)) {
                atWork.clear();
                return;
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "A worker of the sample landscape of {} stops",
                    migration.environment().title(),
                    e);
            worker.inHand = null;
        }
        if (worker.inHand == null) {
            atWork.remove(worker);
        } else {
            later.after(accountTakes, worker);
        }
    }

    /// Takes an account at one turn and has moved it by the next.
    private final class Worker implements Runnable {

        private @Nullable Account inHand;

        @Override
        public void run() {
            Drain.this.turn(this);
        }

        private void turn() throws SQLException {
            if (inHand != null) {
                migration.move(inHand, mood);
            }
            inHand = migration.take().orElse(null);
        }
    }
}
