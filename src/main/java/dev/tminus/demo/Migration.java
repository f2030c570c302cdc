package dev.tminus.demo;

import dev.tminus.demo.Population.Account;
import dev.tminus.run.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The migration of one environment: what happens in Field and HQ when somebody deploys, fills the
/// queue or works on it.
///
/// Each change is a transaction of its own. An account is committed in HQ before Field calls it
/// done, and HQ replaces what it has of it: whatever is cut off is done again, and nothing twice.
final class Migration implements AutoCloseable {

    /// What *raise the number of workers* ends with.
    static final int MOST_WORKERS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);
    private static final List<String> SMOKE_ACCOUNTS =
            List.of("ACC-00001", "ACC-00002", "ACC-00003", "ACC-00004", "ACC-00005");
    private static final List<String> LATE_ACCOUNTS =
            List.of("ACC-00011", "ACC-00022", "ACC-00033");

    private final SampleEnvironment environment;
    private final SampleLandscape landscape;
    private final Connection fieldConnection;
    private final Connection hqConnection;
    private final FieldSystem field;
    private final HqSystem hq;
    private final MigrationQueue queue;
    private final LandscapeLog log;

    private Migration(
            SampleEnvironment environment,
            SampleLandscape landscape,
            Connection field,
            Connection hq) {
        this.environment = environment;
        this.landscape = landscape;
        this.fieldConnection = field;
        this.hqConnection = hq;
        this.field = new FieldSystem(field);
        this.hq = new HqSystem(hq);
        this.queue = new MigrationQueue(field);
        this.log = new LandscapeLog(field);
    }

    /// Opens both systems; an HQ that was cut off stays so.
    static Migration open(SampleEnvironment environment, SampleLandscape landscape)
            throws SQLException {
        var field = landscape.connect(environment.field());
        try {
            var hq = landscape.connect(environment.hq());
            field.setAutoCommit(false);
            hq.setAutoCommit(false);
            var migration = new Migration(environment, landscape, field, hq);
            if (migration.log.isInTrouble(Mood.HQ_UNREACHABLE)) {
                landscape.cutOff(environment);
            }
            return migration;
        } catch (SQLException e) {
            field.close();
            throw e;
        }
    }

    SampleEnvironment environment() {
        return environment;
    }

    synchronized boolean belongsTo(RunId run) throws SQLException {
        return log.belongsTo(run);
    }

    /// Whether a run that was started at that moment may have the landscape: the latest has it.
    synchronized boolean isFreeFor(Instant startedAt) throws SQLException {
        return log.isFreeFor(startedAt);
    }

    /// Makes everything as it was before the migration, for a run that begins.
    synchronized void begin(RunId run, Instant startedAt) throws SQLException {
        hq.reset();
        hqConnection.commit();
        field.reset();
        log.begin(run, startedAt);
        fieldConnection.commit();
        landscape.reconnect(environment);
        LOG.info("The sample landscape of {} starts anew", environment.title());
    }

    synchronized boolean isDone(LandscapeAction action, int attempt) throws SQLException {
        return log.has(action, attempt);
    }

    /// Does what a step is about, once for each attempt of it.
    synchronized void carryOut(LandscapeAction action, int attempt, Mood mood) throws SQLException {
        switch (action) {
            case DEPLOY_HQ -> hq.acceptsField();
            case DEPLOY_FIELD_BACKEND -> field.gate("hq-push", true);
            case MIGRATE_SMOKE_ACCOUNTS -> queue(SMOKE_ACCOUNTS);
            case DEPLOY_JOB_SERVER -> field.workers(1);
            case FILL_QUEUE -> queueWhatDiffers();
            case RAISE_WORKERS -> raiseWorkers();
            case GATHER -> gather(of(mood));
            case OPEN_HQ -> hq.gate("field-pages", true);
            case OPEN_FIELD -> field.gate("hq-admin-ui", true);
            case RESTART_JOB_SERVER -> {
                log.trouble(Mood.JOB_SERVER_DIES, true);
                field.workers(1);
            }
            case RECONNECT_HQ -> {
                log.trouble(Mood.HQ_UNREACHABLE, true);
                landscape.reconnect(environment);
            }
            case QUEUE_FAILED_AGAIN -> queue.failedAgain();
            case MIGRATE_USERS_AGAIN -> {
                log.trouble(Mood.LOST_ROWS, true);
                queueAgainWhatDiffers();
            }
            case DRAIN_THE_REST -> {
                log.trouble(Mood.QUEUE_NOT_EMPTY, true);
                queue.failedAgain();
                field.workers(MOST_WORKERS);
            }
        }
        hqConnection.commit();
        log.add(action, attempt);
        fieldConnection.commit();
    }

    /// A dead job server takes no more workers.
    private void raiseWorkers() throws SQLException {
        if (!log.isInTrouble(Mood.JOB_SERVER_DIES)) {
            field.workers(MOST_WORKERS);
        }
    }

    /// The eve of the release, on which administrators still change accounts.
    private void gather(Mood mood) throws SQLException {
        if (mood == Mood.QUEUE_NOT_EMPTY) {
            log.trouble(mood, false);
            field.workers(0);
            queue(LATE_ACCOUNTS);
        }
    }

    /// The mood as it counts for this run: good again where somebody has seen to its trouble.
    synchronized Mood of(Mood chosen) throws SQLException {
        return log.isOver(chosen) ? Mood.GOOD : chosen;
    }

    /// Lets the trouble of a mood begin that begins when half of the queue is done.
    ///
    /// @return whether the workers are gone
    synchronized boolean breaksDown(Mood mood) throws SQLException {
        if (!mood.beginsMidway()
                || log.isInTrouble(mood)
                || !log.has(LandscapeAction.FILL_QUEUE)
                || !queue.isHalfDone()) {
            return false;
        }
        LOG.info("The sample migration of {} is in trouble: {}", environment.title(), mood.text());
        log.trouble(mood, false);
        boolean dead = mood == Mood.JOB_SERVER_DIES;
        if (dead) {
            field.workers(0);
        } else {
            landscape.cutOff(environment);
        }
        fieldConnection.commit();
        return dead;
    }

    /// Queues accounts again, named by their codes or by the ids of their users.
    ///
    /// @return the codes of those that were found
    synchronized List<String> migrateAgain(List<String> names) throws SQLException {
        var codes = field.named(names);
        queue(codes);
        fieldConnection.commit();
        return codes;
    }

    private void queue(List<String> codes) throws SQLException {
        for (var code : codes) {
            queue.put(code);
        }
    }

    private void queueWhatDiffers() throws SQLException {
        for (var account : field.accounts()) {
            if (differs(account)) {
                queue.put(account.code());
            }
        }
    }

    private void queueAgainWhatDiffers() throws SQLException {
        for (var account : field.accounts()) {
            if (queue.has(account.code()) && differs(account)) {
                queue.put(account.code());
            }
        }
    }

    private boolean differs(Account account) throws SQLException {
        var there = hq.portfolio(account.code());
        return there.isEmpty() || !there.get().equals(field.portfolio(account));
    }

    /// How many workers the job server has; the accounts that Field migrates before there is one
    /// are moved by one.
    synchronized int workers() throws SQLException {
        return log.has(LandscapeAction.DEPLOY_JOB_SERVER) ? field.workers() : 1;
    }

    synchronized int waiting() throws SQLException {
        return queue.waiting();
    }

    /// Queues what was under way when it was cut off.
    synchronized void putBack() throws SQLException {
        queue.putBack();
        fieldConnection.commit();
    }

    /// Takes the next account out of the queue, for a worker to [#move].
    synchronized Optional<Account> take() throws SQLException {
        var next = queue.take();
        fieldConnection.commit();
        return next;
    }

    /// Copies an account to HQ and marks it done; one that cannot be copied waits for another try.
    synchronized void move(Account account, Mood mood) throws SQLException {
        try {
            if (log.isInTrouble(Mood.HQ_UNREACHABLE)) {
                throw new SQLException("HQ refuses the connection");
            }
            hq.take(mood.carry(field.portfolio(account)));
            hqConnection.commit();
            queue.done(account.code());
        } catch (SQLException e) {
            hqConnection.rollback();
            LOG.warn("Sample account {} did not move to HQ: {}", account.code(), e.getMessage());
            queue.failed(account.code(), String.valueOf(e.getMessage()));
        }
        fieldConnection.commit();
    }

    @Override
    public synchronized void close() throws SQLException {
        try (fieldConnection;
                hqConnection) {
            fieldConnection.rollback();
            hqConnection.rollback();
        }
    }
}
