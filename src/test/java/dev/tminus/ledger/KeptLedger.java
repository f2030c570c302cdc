package dev.tminus.ledger;

import static dev.tminus.ledger.Ledger.step;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.journal.Head;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.run.Actor;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunStatus;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.names.RoleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A ledger on disk as tminus left it, with files, keys and documents, in the hands of somebody who
/// changes it. Run 1 is complete, with a file and a go/no-go; run 2 is under way.
record KeptLedger(Path home, RunId complete, RunId underWay) {

    public static final Actor MIA = Plans.person("mia");
    public static final Actor ANN = Plans.person("ann");
    public static final Actor QUINN = Plans.person("quinn");

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              team: {title: Team, timezone: America/New_York}
            people:
              mia: {name: Mia, teams: [team]}
              ann: {name: Ann, teams: [team]}
              quinn: {name: Quinn, teams: [team]}
            environments:
              qa: {allows: [rehearsal]}
            """;

    private static final String RUNBOOK =
            """
            runbook: release
            title: Release
            zero: It is done
            timezone: America/New_York
            environments: [qa]
            roles:
              manager: {team: team}
              ops: {team: team}
              qa: {team: team}
            phases:
              - id: only
                title: Only
                owner: ops
                steps:
                  - {id: work, title: Work, sign-off: [{role: qa, count: 1}]}
                  - {id: go, title: Go or no-go, type: gate, poll: [{role: qa}]}
                  - {id: end, title: The end}
            """;

    public static KeptLedger in(Path folder) throws IOException {
        var files = Files.createDirectories(folder.resolve("runbooks"));
        Files.writeString(files.resolve("workspace.yaml"), WORKSPACE);
        Files.writeString(files.resolve("release.yaml"), RUNBOOK);
        var home = folder.resolve("home");
        try (var ledger = Ledger.withFiles(home, files)) {
            var complete = ledger.planned();
            work(ledger, complete);
            says(ledger, complete, QUINN, vote());
            says(ledger, complete, ANN, new RunCommand.StartStep(step("end")));
            attach(ledger, complete);
            says(ledger, complete, ANN, new RunCommand.FinishStep(step("end")));
            var underWay = ledger.planned();
            work(ledger, underWay);
            assertThat(ledger.runs().board(complete).orElseThrow().state().status())
                    .isEqualTo(RunStatus.COMPLETE);
            return new KeptLedger(home, complete, underWay);
        }
    }

    /// The same in another folder, to be changed there.
    public KeptLedger copied(Path to) throws IOException {
        try (var all = Files.walk(home.getParent())) {
            for (var from : all.toList()) {
                var target = to.resolve(home.getParent().relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(from, target);
                }
            }
        }
        return new KeptLedger(to.resolve("home"), complete, underWay);
    }

    public Ledger open() {
        return Ledger.withFiles(home, home.resolveSibling("runbooks"));
    }

    public static RunCommand vote() {
        return new RunCommand.Vote(step("go"), new RoleName("qa"), true, "");
    }

    private static void work(Ledger ledger, RunId run) {
        says(ledger, run, MIA, new RunCommand.StartRun());
        says(ledger, run, ANN, new RunCommand.StartStep(step("work")));
        says(ledger, run, ANN, new RunCommand.FinishStep(step("work")));
        var digest = Rules.digest(ledger.runs().board(run).orElseThrow().state(), step("work"));
        says(ledger, run, QUINN, new RunCommand.SignStep(step("work"), new RoleName("qa"), digest));
    }

    private static void attach(Ledger ledger, RunId run) throws IOException {
        try (var file =
                ledger.bean(EvidenceStore.class).begin(EvidenceRef.Kind.ATTACHMENT, "log.txt")) {
            file.write("It went well.\n".repeat(9_999).getBytes(UTF_8));
            says(ledger, run, ANN, new RunCommand.AttachFile(step("end"), "", file.keep()));
        }
    }

    private static void says(Ledger ledger, RunId run, Actor actor, RunCommand wish) {
        assertThat(ledger.say(run, actor, wish)).isInstanceOf(CommandResult.Accepted.class);
    }

    /// The database in the hands of somebody who is not tminus.
    public JdbcTemplate database() {
        return new JdbcTemplate(
                new DriverManagerDataSource(
                        "jdbc:h2:file:" + home.resolve("ledger").resolve("tminus"), "tminus", ""));
    }

    public void sql(String... statements) {
        for (var statement : statements) {
            assertThat(
                            database()
                                    .update(
                                            statement
                                                    .replace("COMPLETE", "'" + complete + "'")
                                                    .replace("UNDER_WAY", "'" + underWay + "'")
                                                    .replace(
                                                            "REGISTRY",
                                                            "'" + Journal.REGISTRY + "'")))
                    .as(statement)
                    .isPositive();
        }
    }

    /// Puts other words into an entry, and leaves its hashes as they are.
    public void rewrite(UUID stream, String type, String from, String to) {
        var database = database();
        var old =
                database.queryForObject(
                        "select entry from journal where stream = ? and type = ?",
                        byte[].class,
                        stream,
                        type);
        var text = new String(old, UTF_8);
        assertThat(text).contains(from);
        database.update(
                "update journal set entry = ? where stream = ? and type = ?",
                text.replace(from, to).getBytes(UTF_8),
                stream,
                type);
    }

    /// Computes a chain anew, as everybody can who knows how, with the row and the numbers.
    public void chainAnew(UUID stream) {
        var database = database();
        var head = Journal.BEGINNING;
        for (var old :
                database.queryForList(
                        "select seq, entry from journal where stream = ? order by seq", stream)) {
            var entry = (byte[]) old.get("entry");
            var next = new Head(head.seq() + 1, Journal.chain(head.hash(), entry));
            database.update(
                    "update journal set seq = ?, previous = ?, hash = ? where stream = ? and seq ="
                            + " ?",
                    next.seq(),
                    head.hash(),
                    next.hash(),
                    stream,
                    old.get("seq"));
            head = next;
        }
        database.update(
                "update run_row set head = ?, head_hash = ? where id = ?",
                head.seq(),
                head.hex(),
                stream);
        database.update("update seal set seq = ? where stream = ?", head.seq(), stream);
    }

    /// Takes a run away with all that knows of it in the database.
    public void remove(RunId run) {
        var database = database();
        for (var column :
                Map.of(
                                "journal", "stream",
                                "seal", "stream",
                                "run_row", "id",
                                "step_row", "run",
                                "evidence_use", "run")
                        .entrySet()) {
            database.update(
                    "delete from %s where %s = ?".formatted(column.getKey(), column.getValue()),
                    run.value());
        }
        database.update(
                "delete from journal where stream = ? and locate(?, utf8tostring(entry)) > 0",
                Journal.REGISTRY,
                run.toString());
        chainAnew(Journal.REGISTRY);
    }

    /// The only file of evidence.
    public Path evidence() throws IOException {
        try (var files = Files.walk(home.resolve("evidence"))) {
            return files.filter(file -> file.toString().endsWith(".gz")).findFirst().orElseThrow();
        }
    }

    public static String key() {
        return HexFormat.of().formatHex(new byte[32]);
    }
}
