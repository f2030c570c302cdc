package dev.tminus.demo;

import dev.tminus.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One environment of the landscape with all that happens in it.
final class Site implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s,;/]+");

    private final Migration migration;
    private final Drain drain;
    private final Path again;
    private final Supplier<Mood> mood;

    /// @param folder where somebody may leave the names of accounts to migrate again, in a file
    ///   `migrate-again-qa`
    /// @param mood asked whenever a step is started
    Site(Migration migration, Drain drain, Path folder, Supplier<Mood> mood) {
        this.migration = migration;
        this.drain = drain;
        this.mood = mood;
        this.again = folder.resolve("migrate-again-" + migration.environment().title());
    }

    /// Does what the steps that were started ask for and what is not done yet.
    void follow(RunState run) throws SQLException {
        var startedAt = run.startedAt();
        if (startedAt == null
                || Arrays.stream(LandscapeAction.values()).noneMatch(one -> started(run, one))) {
            return;
        }
        synchronized (drain) {
            if (!migration.belongsTo(run.id())) {
                if (!migration.isFreeFor(startedAt)) {
                    return;
                }
                drain.stop();
                migration.begin(run.id(), startedAt);
            }
            for (var action : LandscapeAction.values()) {
                int attempt = attempt(run, action);
                if (attempt > 0 && !migration.isDone(action, attempt)) {
                    migration.carryOut(action, attempt, mood.get());
                    drain.goOn();
                }
            }
        }
    }

    private static boolean started(RunState run, LandscapeAction action) {
        return attempt(run, action) > 0;
    }

    /// How often the step was started, 0 where the runbook has no such step.
    private static int attempt(RunState run, LandscapeAction action) {
        return run.checklist().has(action.step()) ? run.step(action.step()).attempt() : 0;
    }

    /// Queues the accounts that somebody wrote into the file, which is gone afterwards.
    void migrateAgain() throws SQLException, IOException {
        if (Files.exists(again)) {
            var names = BETWEEN_NAMES.splitAsStream(Files.readString(again)).toList();
            var accounts = migration.migrateAgain(names);
            Files.delete(again);
            LOG.info(
                    "The sample migration of {} moves again: {}",
                    migration.environment().title(),
                    accounts.isEmpty() ? "no account of those names" : String.join(", ", accounts));
            drain.goOn();
        }
    }

    @Override
    public void close() throws SQLException {
        drain.stop();
        migration.close();
    }
}
