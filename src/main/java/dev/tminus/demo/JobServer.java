package dev.tminus.demo;

import dev.tminus.ledger.Later;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.RunSummary;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.runbook.names.RunbookId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets the sample landscape move with the runs of the bundled runbook: when somebody starts one of
/// its steps, the [LandscapeAction] of that name is done in the databases of the run's environment.
///
/// It goes by where a run stands and not by what happened, so that it misses nothing while it is
/// down and does each thing once.
@Component
@ConditionalOnProperty("tminus.demo")
final class JobServer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobServer.class);
    private static final RunbookId RUNBOOK = new RunbookId("hq-field-migration");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final SampleLandscape landscape;
    private final Runs runs;
    private final Later later;
    private final ChosenMood mood;
    private final Duration accountTakes;
    private final Map<SampleEnvironment, Site> sites = new EnumMap<>(SampleEnvironment.class);
    private final Map<RunId, Subscription> watched = new HashMap<>();
    private boolean running;

    JobServer(
            SampleLandscape landscape,
            Runs runs,
            Later later,
            ChosenMood mood,
            @Value("${tminus.demo.account-takes}") Duration accountTakes) {
        this.landscape = landscape;
        this.runs = runs;
        this.later = later;
        this.mood = mood;
        this.accountTakes = accountTakes;
    }

    /// The databases are opened at the first look, beside the start of the application.
    @Override
    public synchronized void start() {
        running = true;
        later.after(Duration.ZERO, this::lookAndAgain);
    }

    private void lookAndAgain() {
        try {
            look();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("The sample landscape could not follow the runs; it tries again", e);
        }
        if (isRunning()) {
            later.after(LOOK_EVERY, this::lookAndAgain);
        }
    }

    /// Finds new runs, and accounts that somebody wants migrated again.
    private synchronized void look() throws SQLException, IOException {
        if (!running) {
            return;
        }
        open();
        var open =
                runs.list().stream()
                        .filter(JobServer::isOpen)
                        .collect(Collectors.toMap(RunSummary::id, run -> run));
        watched.entrySet().removeIf(watch -> ended(watch, open::containsKey));
        for (var run : open.keySet()) {
            if (!watched.containsKey(run)) {
                watched.put(run, runs.watch(run, this::hear));
                var board = runs.board(run);
                if (board.isPresent()) {
                    follow(board.get().state());
                }
            }
        }
        for (var site : sites.values()) {
            site.migrateAgain();
        }
    }

    private void open() throws SQLException {
        for (var environment : SampleEnvironment.values()) {
            if (!sites.containsKey(environment)) {
                var migration = Migration.open(environment, landscape);
                var drain = new Drain(migration, later, accountTakes, mood::now);
                sites.put(environment, new Site(migration, drain, landscape.folder(), mood::now));
                drain.goOn();
            }
        }
    }

    private static boolean isOpen(RunSummary run) {
        return run.runbook().equals(RUNBOOK) && !run.status().isOver();
    }

    private static boolean ended(Map.Entry<RunId, Subscription> watch, Predicate<RunId> isOpen) {
        if (isOpen.test(watch.getKey())) {
            return false;
        }
        watch.getValue().close();
        return true;
    }

    /// Others wait for the picture too, so what takes time happens elsewhere.
    private void hear(RunBoard board) {
        later.after(Duration.ZERO, () -> told(board.state()));
    }

    private synchronized void told(RunState run) {
        try {
            if (running) {
                follow(run);
            }
        } catch (SQLException e) {
            LOG.warn("The sample landscape could not follow run {}", run.plan().number(), e);
        }
    }

    private void follow(RunState run) throws SQLException {
        var environment = SampleEnvironment.named(run.plan().environment());
        if (environment.isPresent()) {
            var site = sites.get(environment.get());
            if (site != null) {
                site.follow(run);
            }
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        watched.values().forEach(Subscription::close);
        watched.clear();
        for (var site : sites.values()) {
            try {
                site.close();
            } catch (SQLException e) {
                LOG.warn("The sample migration did not stop well", e);
            }
        }
        sites.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
