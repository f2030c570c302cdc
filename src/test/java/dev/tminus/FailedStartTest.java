package dev.tminus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that fails for a known reason says one sentence, with the way out, and ends.
@Slow
class FailedStartTest {

    private static final String ANOTHER = "choose another folder with TMINUS_HOME=FOLDER ./tminus";

    @TempDir Path folder;

    @BeforeEach
    void workspace() throws IOException {
        var runbooks = Files.createDirectories(folder.resolve("runbooks"));
        Files.copy(Path.of("runbooks", "workspace.yaml"), runbooks.resolve("workspace.yaml"));
    }

    @Test
    void aSecondOneOnTheSameHomeOrPortSaysWhoIsThere() throws Exception {
        try (var first = RunningTminus.little(folder)) {
            var port = first.address().substring(first.address().lastIndexOf(':') + 1);

            assertThat(failed(first.home(), 0))
                    .isEqualTo(
                            "Another tminus works on %s. Fix: end it first, or %s"
                                    .formatted(first.home(), ANOTHER));
            assertThat(failed(folder.resolve("other"), Integer.parseInt(port)))
                    .isEqualTo(
                            "Port %s is taken. Fix: choose another with TMINUS_PORT=%d ./tminus"
                                    .formatted(port, Integer.parseInt(port) + 1));
        }
    }

    @Test
    void aLedgerOfANewerVersionIsLeftAlone() throws Exception {
        var home = folder.resolve("home");
        try (var older = RunningTminus.little(folder)) {
            assertThat(older.isAlive()).isTrue();
        }
        newer(home.resolve("ledger"));

        assertThat(failed(home, 0))
                .isEqualTo(
                        "%s was written by a newer tminus. Fix: start that one, or %s"
                                .formatted(home.resolve("ledger"), ANOTHER));
    }

    @Test
    void aHomeThatCannotBeUsedIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var damaged = folder.resolve("damaged").resolve("ledger").resolve("tminus.mv.db");
        Files.createDirectories(damaged.getParent());
        Files.write(damaged, new byte[20_000]);

        assertThat(failed(file, 0))
                .isEqualTo(
                        "%s cannot be used: not a directory. Fix: %s, or let the account of tminus write to it"
                                .formatted(file.resolve("ledger"), ANOTHER));
        assertThat(failed(damaged.getParent().getParent(), 0))
                .matches(
                        "%s cannot be opened: .*\\. Fix: put back a backup, or %s"
                                .formatted(damaged, ANOTHER));
    }

    @Test
    void aDatabaseAndASettingThatMeanNothingAreNamedWithoutSecrets() throws Exception {
        var home = folder.resolve("home");

        assertThat(
                        failed(
                                home,
                                0,
                                "--tminus.database.url=jdbc:postgresql://127.0.0.1:1/none?password=hush"))
                .startsWith(
                        "The database jdbc:postgresql://127.0.0.1:1/none cannot be opened:"
                                + " Connection to 127.0.0.1:1 refused.")
                .endsWith(
                        " Fix: bring it back, or mend TMINUS_DATABASE_URL, TMINUS_DATABASE_USER and"
                                + " TMINUS_DATABASE_PASSWORD")
                .doesNotContain("hush");
        assertThat(failed(home, 0, "--tminus.seal.key=hush"))
                .isEqualTo(
                        "tminus.seal.key has 4 characters, expected at least 32. Fix: give it a"
                                + " longer one, or none for one that is made in TMINUS_HOME");
        assertThat(failed(home, 0, "--tminus.sources.files=dumps"))
                .isEqualTo(
                        "tminus.sources.files holds dumps, which is not an absolute path."
                                + " Fix: mend it, and start again");
    }

    @Test
    void aStopIsOneLineWhetherItIsReadyOrNotAndWhateverIsOpen() throws Exception {
        var home = folder.resolve("home");
        try (var running = RunningTminus.start(Files.createDirectories(folder.resolve("full")));
                var chromium = Chromium.launch();
                var reader = Member.atADesk(chromium.browser(), running.address(), "Asia/Tokyo")) {
            reader.signIn("Boston ops");
            reader.open("runs");

            assertThat(running.stop()).hasSize(1).first().asString().endsWith(" tminus stops.");
        }
        var stopped =
                RunningTminus.stoppedOnce(
                        home, folder.resolve("runbooks"), home.resolve("ledger/tminus.mv.db"));
        assertThat(stopped.lines()).hasSize(1).first().asString().endsWith(" tminus stops.");
    }

    private static void newer(Path ledger) throws SQLException {
        var url = "jdbc:h2:file:" + ledger.resolve("tminus");
        try (var connection = DriverManager.getConnection(url, "tminus", "");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into "flyway_schema_history"
                    select "installed_rank" + 1000, '999', "description", "type", "script",
                        "checksum", "installed_by", "installed_on", "execution_time", "success"
                    from "flyway_schema_history" where "version" = '1'
                    """);
        }
    }

    /// What it says, without the time of day and the level.
    private String failed(Path home, int port, String... settings) throws Exception {
        var said = RunningTminus.failing(home, folder.resolve("runbooks"), port, List.of(settings));
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.lines()).hasSize(1);
        assertThat(said.lines().getFirst())
                .matches("\\d\\d:\\d\\d:\\d\\d ERROR TminusApplication: .*");
        return said.lines().getFirst().substring("12:00:00 ERROR TminusApplication: ".length());
    }
}
