package dev.tminus.demo;

import dev.tminus.ledger.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Serves the sample databases on a loopback port from the first to the last moment of the
/// application; `tminus.demo=true` switches it on.
///
/// They are made once under `tminus.home/demo` and stay as people leave them. Runbooks reach them
/// as `tminus_ro`, who may only SELECT; the password lies in the secrets folder as `demo-password`,
/// the port of Field as `demo-port` and that of each HQ as `demo-port-hq-qa` and
/// `demo-port-hq-production`.
@Component
@ConditionalOnProperty("tminus.demo")
public final class SampleLandscape implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLandscape.class);
    private static final String ALONE =
            "stop another tminus that uses them, or remove that folder, and they are made anew";
    private static final String OWNER = "owner";
    private static final String READER = "tminus_ro";

    /// Databases of another layout are made anew.
    private static final String LAYOUT = "3";

    private final Path folder;
    private final SampleSecrets secrets;
    private @Nullable FutureTask<Map<SampleDatabase, Connection>> owners;
    private final SampleServer everything;

    /// Each HQ has a port of its own, so that it alone can become unreachable.
    private final Map<SampleEnvironment, SampleServer> hqs = new EnumMap<>(SampleEnvironment.class);

    /// @param home the folder of this tminus
    public SampleLandscape(@Value("${tminus.home}") Path home) {
        this.folder = home.resolve("demo").toAbsolutePath();
        this.secrets = new SampleSecrets(home);
        this.everything = new SampleServer(folder, secrets, "demo-port");
        for (var environment : SampleEnvironment.values()) {
            var name = "demo-port-" + environment.hq().fileName();
            hqs.put(environment, new SampleServer(folder, secrets, name));
        }
    }

    @Override
    public synchronized void start() {
        if (everything.isRunning()) {
            return;
        }
        LoopbackOnly.check();
        try {
            Files.createDirectories(folder);
            var known = secrets.hasReaderPassword();
            secrets.prepare();
            var opening = new FutureTask<>(this::openAll);
            owners = opening;
            if (known && allMade()) {
                Thread.ofVirtual().name("tminus-demo").start(() -> openLater(opening));
            } else {
                opening.run();
                owners();
            }
            everything.start();
            for (var hq : hqs.values()) {
                hq.start();
            }
            LOG.info("Sample databases are served on 127.0.0.1:{}", everything.port());
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("The sample databases cannot use " + folder, e);
        } catch (SQLException e) {
            stop();
            throw new CannotStart(
                    "The sample databases in %s cannot be served: %s."
                            .formatted(folder, firstLine(e)),
                    ALONE,
                    e);
        }
    }

    private void openLater(FutureTask<?> opening) {
        opening.run();
        if (opening.state() == Future.State.FAILED) {
            LOG.error("{} Fix: {}", unusable(opening.exceptionNow()), ALONE);
        }
    }

    private boolean allMade() {
        return Arrays.stream(SampleDatabase.values()).allMatch(this::isMade);
    }

    private boolean isMade(SampleDatabase database) {
        try {
            return Files.readString(made(database)).strip().equals(LAYOUT);
        } catch (IOException _) {
            return false;
        }
    }

    private Path made(SampleDatabase database) {
        return folder.resolve(database.fileName() + ".made");
    }

    /// Holds every database open as its owner, so that no check waits for one to open; done beside
    /// the start of the application, as it takes a quarter of a second.
    private Map<SampleDatabase, Connection> openAll() throws SQLException, IOException {
        var opened = new EnumMap<SampleDatabase, Connection>(SampleDatabase.class);
        try {
            for (var database : SampleDatabase.values()) {
                opened.put(database, open(database));
            }
            return opened;
        } catch (SQLException | IOException e) {
            opened.values().forEach(SampleLandscape::shutDown);
            throw e;
        }
    }

    private Map<SampleDatabase, Connection> owners() {
        var opening = opening();
        if (opening == null) {
            throw new IllegalStateException("The sample databases are not running");
        }
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw new CannotStart(unusable(e.getCause()), ALONE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sample databases open", e);
        }
    }

    private synchronized @Nullable FutureTask<Map<SampleDatabase, Connection>> opening() {
        return owners;
    }

    private String unusable(@Nullable Throwable why) {
        return "The sample databases in %s cannot be opened: %s.".formatted(folder, firstLine(why));
    }

    private static String firstLine(@Nullable Throwable e) {
        var message = e == null ? "unknown reason" : String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("unknown reason");
    }

    private Connection open(SampleDatabase database) throws SQLException, IOException {
        var made = isMade(database);
        if (!made) {
            Files.deleteIfExists(folder.resolve(database.fileName() + ".mv.db"));
        }
        var owner = login(database);
        if (!made) {
            make(database, owner);
            Files.writeString(made(database), LAYOUT);
        }
        // The password file may have been removed, and then holds a new one.
        execute(
                owner,
                "alter user %s set password '%s'".formatted(READER, secrets.readerPassword()));
        return owner;
    }

    /// Opens a further connection as the owner of a database, who may change everything in it.
    ///
    /// @throws IllegalStateException where the databases are not open
    Connection connect(SampleDatabase database) throws SQLException {
        owners();
        return login(database);
    }

    /// What is committed in one database is on its way to the disk before something is committed in
    /// another, so that a killed process leaves no account done in Field that HQ never got.
    private Connection login(SampleDatabase database) throws SQLException {
        var url =
                "jdbc:h2:file:%s/%s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
                        .formatted(folder, database.fileName());
        return DriverManager.getConnection(url, OWNER, secrets.ownerPassword());
    }

    /// Where the databases lie, and where an operator leaves wishes.
    Path folder() {
        return folder;
    }

    private void make(SampleDatabase database, Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        if (database.isField()) {
            new FieldSystem(owner).create(database.population());
        } else {
            new HqSystem(owner).create();
        }
        execute(owner, "create user %s password '%s'".formatted(READER, secrets.readerPassword()));
        execute(owner, "grant select on schema public to " + READER);
        owner.commit();
        owner.setAutoCommit(true);
        execute(owner, "checkpoint sync");
    }

    /// Makes the HQ of an environment unreachable for everybody who reads it: its port refuses
    /// connections and drops those that are open.
    synchronized void cutOff(SampleEnvironment environment) {
        hq(environment).stop();
    }

    /// Makes it reachable again; nothing changes where it is, or where nothing is served.
    ///
    /// @throws UncheckedIOException where its port cannot be noted for those who read
    synchronized void reconnect(SampleEnvironment environment) throws SQLException {
        if (everything.isRunning()) {
            try {
                hq(environment).start();
            } catch (IOException e) {
                throw new UncheckedIOException("The port of HQ cannot be written down", e);
            }
        }
    }

    private SampleServer hq(SampleEnvironment environment) {
        return Objects.requireNonNull(hqs.get(environment));
    }

    /// Changes rows as the owner of a database, to make a check fail on purpose: `hq-qa` and
    /// `delete from member where …`.
    ///
    /// @return how many rows the statement touched
    public synchronized int change(String database, String statement) throws SQLException {
        var owner = owners().get(SampleDatabase.named(database));
        if (owner == null) {
            throw new IllegalStateException("The sample database " + database + " is not open");
        }
        try (var changing = owner.createStatement()) {
            return changing.executeUpdate(statement);
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The loopback port, while it runs.
    public synchronized int port() {
        return everything.port();
    }

    @Override
    public synchronized void stop() {
        hqs.values().forEach(SampleServer::stop);
        everything.stop();
        try {
            if (owners != null) {
                owners().values().forEach(SampleLandscape::shutDown);
            }
        } catch (IllegalStateException e) {
            LOG.debug("No sample database was open");
        }
        owners = null;
    }

    private static void shutDown(Connection owner) {
        try (owner) {
            execute(owner, "shutdown");
        } catch (SQLException e) {
            LOG.warn("A sample database did not shut down: {}", firstLine(e));
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return everything.isRunning();
    }

    /// Before everything else, the web server above all, and after everything else at the end.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
