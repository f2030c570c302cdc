package dev.tminus.bench.hostile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.LittleRoom;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The application in a process of 512 MB with a home of its own, and two people in browsers: one
/// who opens and starts what is hostile, and one who works on.
final class Stage implements AutoCloseable {

    private static final String PASSWORD = "a sentence nobody guesses";
    private static final double PATIENCE_MILLIS = 120_000;
    private static final String OTHER = "other";

    private final @Nullable LittleRoom room;
    private final RunningTminus tminus;
    private final Chromium chromium;
    private final Member attacker;
    private final Probe probe;
    private final Thread atTheEnd = new Thread(this::leaveNothing);
    private String other = "";

    private Stage(Path folder, @Nullable LittleRoom room) throws IOException {
        this.room = room;
        this.tminus = RunningTminus.little(folder);
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        this.chromium = Chromium.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var address = tminus.address();
        this.attacker = Member.atADesk(chromium.browser(), address, "America/New_York");
        this.probe = new Probe(Member.atADesk(chromium.browser(), address, "Asia/Shanghai"));
    }

    /// @param room in MiB for the home, or 0 for no bound
    static Stage open(Path folder, int room, List<Attack> attacks) throws Exception {
        var runbooks = Files.createDirectories(folder.resolve("runbooks"));
        var little = room == 0 ? null : LittleRoom.at(folder.resolve("home"), room);
        var sources = new StringBuilder();
        for (var attack : attacks) {
            sources.append(attack.prepare(folder));
        }
        Texts.workspace(runbooks, sources.toString());
        Texts.runbook(runbooks, OTHER, "takes: 1h", "");
        var stage = new Stage(folder, little);
        try {
            stage.giveAccounts();
            stage.enter();
            stage.other = stage.started(OTHER);
            stage.goBackToWork();
            return stage;
        } catch (IOException | RuntimeException | AssertionError broken) {
            stage.close();
            throw broken;
        }
    }

    RunningTminus tminus() {
        return tminus;
    }

    Member attacker() {
        return attacker;
    }

    Probe probe() {
        return probe;
    }

    /// The run that the other one works on.
    String other() {
        return other;
    }

    /// What bounds the home.
    LittleRoom room() {
        return requireNonNull(room);
    }

    /// From now on nothing fits any more.
    void fill() throws IOException {
        room().fill(tminus.pid(), tminus.home().resolve("ledger/tminus.mv.db"));
    }

    /// Where masked values stand: in files of the home, and in what tminus said.
    List<String> traces() throws IOException {
        var found = new ArrayList<String>();
        Traces.in(tminus.home()).forEach(file -> found.add("a masked value in " + file));
        if (Traces.isIn(tminus.log())) {
            found.add("a masked value in the log");
        }
        return found;
    }

    /// The same after a SIGKILL, with the rows of the ledger.
    List<String> killedAndLookedAt() throws IOException, SQLException {
        tminus.kill();
        var found = new ArrayList<>(traces());
        if (Traces.inRowsOf(tminus.home())) {
            found.add("a masked value in a row of the ledger");
        }
        return found;
    }

    /// Plans a run of that runbook and starts it.
    String started(String runbook) {
        attacker.load("runbooks/" + runbook + ".yaml/plan");
        attacker.button("Plan the rehearsal").click();
        attacker.press("Start the rehearsal");
        return attacker.run();
    }

    /// The other one opens their step anew.
    void goBackToWork() {
        probe.member().load(other + "/steps/s1");
        assertThat(probe.member().drawer()).isVisible();
    }

    /// Both sign in.
    void enter() {
        attacker.signIn("mia", PASSWORD);
        probe.member().signIn("ann", PASSWORD);
    }

    private void giveAccounts() throws IOException {
        for (var person : List.of("mia", "ann")) {
            var form =
                    "person=%1$s&password=%2$s&again=%2$s&token=%3$s"
                            .formatted(person, PASSWORD.replace(' ', '+'), tminus.token());
            var request =
                    HttpRequest.newBuilder(URI.create(tminus.address() + "/setup"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "same-origin")
                            .POST(BodyPublishers.ofString(form))
                            .build();
            try (var client = HttpClient.newHttpClient()) {
                client.send(request, BodyHandlers.discarding());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        chromium.close();
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        leaveNothing();
    }

    /// Also where the measurement itself is stopped.
    private void leaveNothing() {
        tminus.close();
        if (room != null) {
            room.close();
        }
    }
}
