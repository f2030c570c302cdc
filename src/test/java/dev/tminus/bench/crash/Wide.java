package dev.tminus.bench.crash;

import dev.tminus.testing.H2Server;
import dev.tminus.testing.MariaDb;
import dev.tminus.testing.PostgreSql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.springframework.util.FileSystemUtils;

/// Values of 50,000,000 characters and rows as wide as they may be, from every product and from
/// files, against the whole ledger and engine in 512 MB, while somebody else goes on with their
/// run.
public final class Wide {

    private static final int CHARACTERS = 50_000_000;
    private static final String PASSWORD = "wide-reader";
    private static final String CANARY = "canary-of-a-masked-column";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final List<String> checks;
    private final int kills;
    private final List<String> leaks = new ArrayList<>();
    private final Map<String, String> outcomes = new TreeMap<>();
    private Duration slowest = Duration.ZERO;
    private int acts;

    /// @param checks some of [#CHECKS]
    /// @param kills how often the process is killed while it sorts masked values
    public Wide(List<String> checks, int kills) {
        this.checks = checks;
        this.kills = kills;
    }

    /// Every check of the runbook by its id.
    public static final List<String> CHECKS =
            List.of(
                    "maria-no-key",
                    "maria-counts",
                    "maria-sql",
                    "pg-no-key",
                    "pg-counts",
                    "pg-sql",
                    "h2-no-key",
                    "h2-counts",
                    "h2-sql",
                    "csv-field",
                    "csv-rows",
                    "maria-rows",
                    "pg-rows",
                    "h2-rows",
                    "csv-masked");

    /// What came of it.
    ///
    /// @param slowest answer to somebody else's act
    /// @param leaks files that hold a masked value
    /// @param outcomes what each check said
    public record Report(
            boolean lives,
            int acts,
            Duration slowest,
            List<String> leaks,
            Map<String, String> outcomes) {

        @Override
        public String toString() {
            return "the process %s, %,d acts of others, the slowest answered in %,d ms, %s"
                            .formatted(
                                    lives ? "lives" : "died",
                                    acts,
                                    slowest.toMillis(),
                                    leaks.isEmpty() ? "no masked value on disk" : "leaks: " + leaks)
                    + outcomes.entrySet().stream()
                            .map(one -> "\n" + one.getKey() + ": " + one.getValue())
                            .collect(Collectors.joining());
        }
    }

    public Report run() throws Exception {
        var home = Files.createTempDirectory("tminus-wide");
        var runbooks = Files.createDirectories(home.resolve("runbooks"));
        Files.createDirectories(home.resolve("home/secrets"));
        Files.writeString(home.resolve("home/secrets/reader"), PASSWORD);
        try (var h2 = H2Server.in(Files.createDirectories(home.resolve("h2")))) {
            write(runbooks, sources(h2));
            try (var child = Child.start(home.resolve("home"), runbooks, "512m")) {
                carryOut(child);
                leaks(home.resolve("home"));
            } catch (IOException gone) {
                return new Report(false, acts, slowest, leaks, outcomes);
            }
            for (int kill = 1; kill <= kills; kill++) {
                killWhileItSorts(home.resolve("home"), runbooks, Duration.ofMillis(400L * kill));
            }
        }
        FileSystemUtils.deleteRecursively(home);
        return new Report(true, acts, slowest, leaks, outcomes);
    }

    private void killWhileItSorts(Path home, Path runbooks, Duration after) throws Exception {
        try (var child = Child.start(home, runbooks, "512m");
                var line = child.line()) {
            ask(line, "do %s %s mia start".formatted(UUID.randomUUID(), run(line, "masked")));
            if (child.diesWithin(after)) {
                throw new IllegalStateException("It died before it was killed");
            }
        }
        leaks(home);
    }

    /// Starts the run with the checks, and comments on another one until they have ended.
    private void carryOut(Child child) throws IOException {
        try (var line = child.line()) {
            var wide = run(line, "wide");
            var other = run(line, "other");
            ask(line, "do %s %s mia start".formatted(UUID.randomUUID(), wide));
            ask(line, "do %s %s mia start".formatted(UUID.randomUUID(), other));
            var until = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < until) {
                var begin = System.nanoTime();
                ask(line, "do %s %s ann comment".formatted(UUID.randomUUID(), other));
                var took = Duration.ofNanos(System.nanoTime() - begin);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
                acts++;
                if (line.ask("open").equals("0")) {
                    outcomes(line, wide);
                    return;
                }
            }
            throw new IllegalStateException("The checks did not end");
        }
    }

    private void outcomes(Child.Line line, String run) throws IOException {
        for (var row = line.ask("outcomes " + run); !row.equals("end"); row = line.next()) {
            var words = row.split(" ", 2);
            outcomes.put(words[0], words[1]);
        }
    }

    private static String run(Child.Line line, String runbook) throws IOException {
        return ask(line, "plan %s %s".formatted(UUID.randomUUID(), runbook)).split(" ")[1];
    }

    private static String ask(Child.Line line, String question) throws IOException {
        var answer = line.ask(question);
        if (!answer.startsWith("ack")) {
            throw new IllegalStateException(question + " was answered: " + answer);
        }
        return answer;
    }

    /// Looks into every file, packed ones too.
    private void leaks(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (content(file).contains(CANARY)) {
                    leaks.add(home.relativize(file).toString());
                }
            }
        }
    }

    private static String content(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        var content = new ByteArrayOutputStream();
        try (var in =
                packed
                        ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                        : new ByteArrayInputStream(bytes)) {
            in.transferTo(content);
        } catch (EOFException cut) {
            // A file that never became whole; what there is of it counts.
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }

    private static String sources(H2Server h2) throws SQLException {
        var maria = MariaDb.newDatabase("wide");
        MariaDb.letRead(PASSWORD);
        MariaDb.execute(maria, "set global max_allowed_packet = 134217728");
        MariaDb.execute(
                maria,
                "create table huge (k int, v longtext)",
                "insert into huge values (1, 'a'), (2, repeat('x', %d))".formatted(CHARACTERS),
                "create table wide as select seq as k, repeat('x', 1000000) as a, repeat('y',"
                        + " 1000000) as b, repeat('z', 1000000) as c from seq_1_to_40");
        var postgres = PostgreSql.newDatabase("wide");
        PostgreSql.execute(
                postgres,
                "create role wide_reader login password '" + PASSWORD + "'",
                "create table huge (k int, v text)",
                "insert into huge values (1, 'a'), (2, repeat('x', %d))".formatted(CHARACTERS),
                "create table wide as select k, repeat('x', 1000000) as a, repeat('y', 1000000) as"
                        + " b, repeat('z', 1000000) as c from generate_series(1, 40) k",
                "grant select on huge, wide to wide_reader");
        h2.execute(
                "wide",
                "set db_close_delay -1",
                "create user wide_reader password '" + PASSWORD + "'",
                "create table huge (k int, v clob)",
                "create table wide (k int, a varchar, b varchar, c varchar)",
                "insert into wide select x, repeat('x', 1000000), repeat('y', 1000000),"
                        + " repeat('z', 1000000) from system_range(1, 40)",
                "grant select on schema public to wide_reader");
        try (var connection = h2.connect("wide");
                var insert = connection.prepareStatement("insert into huge values (2, ?)")) {
            insert.setCharacterStream(1, new StringReader("x".repeat(CHARACTERS)));
            insert.executeUpdate();
        }
        return """
              maria: {jdbc: "%s", user: tminus_ro, password: "${file:reader}"}
              pg: {jdbc: "%s", user: wide_reader, password: "${file:reader}"}
              h2: {jdbc: "%s", user: wide_reader, password: "${file:reader}"}
        """
                .formatted(MariaDb.url(maria), PostgreSql.url(postgres), h2.url("wide"));
    }

    private void write(Path folder, String sources) throws IOException {
        Files.writeString(
                folder.resolve("field.csv"), "k,v\n1,a\n2," + "x".repeat(CHARACTERS) + "\n");
        var rows = new StringBuilder("k,a,b,c\n");
        var masked = new StringBuilder("k,v\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i).append((",".concat("x".repeat(1_000_000))).repeat(3)).append('\n');
        }
        for (int i = 0; i < 400_000; i++) {
            masked.append((i * 7_919L) % 400_000).append(',').append(CANARY).append(i).append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
        Files.writeString(folder.resolve("masked.csv"), masked);
        Files.writeString(folder.resolve("same.csv"), masked);
        Files.writeString(folder.resolve("workspace.yaml"), WORKSPACE.formatted(folder, sources));
        Files.writeString(
                folder.resolve("wide.yaml"),
                RUNBOOK.formatted(
                                "wide", "type: check, checks: [" + String.join(", ", checks) + "]")
                        + CHECKS_OF_RUNBOOK);
        Files.writeString(
                folder.resolve("masked.yaml"),
                RUNBOOK.formatted("masked", "type: check, checks: [csv-masked]")
                        + CHECKS_OF_RUNBOOK);
        Files.writeString(folder.resolve("other.yaml"), RUNBOOK.formatted("other", "takes: 1h"));
    }

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              team: {title: Team}
            people:
              mia: {name: Mia, teams: [team]}
              ann: {name: Ann, teams: [team]}
            environments:
              qa:
                allows: [rehearsal]
                files: {here: "%s"}
                sources:
            %s\
            """;

    private static final String RUNBOOK =
            """
            runbook: %1$s
            title: %1$s
            zero: It is done
            environments: [qa]
            roles: {manager: {team: team}, ops: {team: team}}
            phases:
              - id: only
                title: Only
                owner: ops
                steps:
                  - {id: s1, title: Do it, %2$s}
            """;

    private static final String CHECKS_OF_RUNBOOK =
            """
            checks:
              maria-no-key: {dump: {left: {source: maria, table: huge}, right: {source: pg, table: huge}}}
              maria-counts: {counts: {left: {source: maria, sql: "select v, 1 from huge"}, right: {source: h2, sql: "select v, 1 from huge"}}}
              maria-sql: {sql: {source: maria, sql: "select v from huge where k = 2", expect: x}}
              maria-rows: {dump: {left: {source: maria, table: wide}, right: {csv: "here:rows.csv"}, key: [k]}}
              pg-no-key: {dump: {left: {source: pg, table: huge}, right: {source: h2, table: huge}}}
              pg-counts: {counts: {left: {source: pg, sql: "select v, 1 from huge"}, right: {source: maria, sql: "select v, 1 from huge"}}}
              pg-sql: {sql: {source: pg, sql: "select v from huge where k = 2", expect: x}}
              pg-rows: {dump: {left: {source: pg, table: wide}, right: {source: h2, table: wide}, key: [k]}}
              h2-no-key: {dump: {left: {source: h2, table: huge}, right: {source: maria, table: huge}}}
              h2-counts: {counts: {left: {source: h2, sql: "select v, 1 from huge"}, right: {source: pg, sql: "select v, 1 from huge"}}}
              h2-sql: {sql: {source: h2, sql: "select v from huge where k = 2", expect: x}}
              h2-rows: {dump: {left: {source: h2, table: wide}, right: {source: maria, table: wide}, key: [k]}}
              csv-field: {dump: {left: {csv: "here:field.csv"}, right: {source: pg, table: huge}, key: [k]}}
              csv-rows: {dump: {left: {csv: "here:rows.csv"}, right: {source: pg, table: wide}, key: [k]}}
              csv-masked: {dump: {left: {csv: "here:masked.csv"}, right: {csv: "here:same.csv"}, key: [k], mask: [v]}}
            """;
}
