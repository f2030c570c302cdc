package dev.tminus.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.ledger.journal.Journal;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.runbook.Runbook;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever somebody changes in the ledger behind the application's back, the next start finds it,
/// says where, and opens read-only; what it cannot find stands in README.
@Slow
class VerifyLedgerTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final Runbook RUNBOOK = Plans.signedInARow(1);

    @TempDir private static Path made;
    private static KeptLedger kept;

    @TempDir Path home;

    @BeforeAll
    static void make() throws IOException {
        kept = KeptLedger.in(made);
    }

    /// One change, and what is said of it; COMPLETE, UNDER_WAY and HOME stand for what they are.
    private record Edit(String name, Change change, String finding) {

        static Edit sql(String statement, String finding) {
            return new Edit(statement, ledger -> ledger.sql(statement), finding);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Change {
        void in(KeptLedger ledger) throws IOException;
    }

    static Stream<Edit> edits() {
        return Stream.of(entries(), wholeStreams(), columns(), documents(), witnesses())
                .flatMap(List::stream);
    }

    private static List<Edit> entries() {
        return List.of(
                new Edit(
                        "somebody else did the work",
                        ledger -> ledger.rewrite(done(ledger), "work-done", "ann", "mia"),
                        "The chain of run UNDER_WAY breaks at entry 5."),
                Edit.sql(
                        "delete from journal where stream = UNDER_WAY and type = 'work-done'",
                        "The chain of run UNDER_WAY breaks at entry 6."),
                Edit.sql(
                        "update journal set seq = 1000 - seq where stream = UNDER_WAY and seq in"
                                + " (6, 7)",
                        "The chain of run UNDER_WAY breaks at entry 8."),
                Edit.sql(
                        "insert into journal select stream, seq + 1, type, version, command,"
                                + " recorded_at, entry, hash, hash from journal where stream = COMPLETE"
                                + " order by seq desc fetch first 1 rows only",
                        "The chain of run COMPLETE breaks at entry 19."),
                Edit.sql(
                        "update journal set type = 'step-signed' where stream = UNDER_WAY and type"
                                + " = 'work-done'",
                        "Entry 5 of run UNDER_WAY says something else than the columns beside it."),
                Edit.sql(
                        "update journal set recorded_at = recorded_at + interval '1' hour where"
                                + " stream = UNDER_WAY and type = 'work-done'",
                        "Entry 5 of run UNDER_WAY says something else than the columns beside it."),
                Edit.sql(
                        "update journal set command = random_uuid() where stream = UNDER_WAY and"
                                + " type = 'work-done'",
                        "Entry 5 of run UNDER_WAY says something else than the columns beside it."),
                Edit.sql(
                        "update journal set version = 2 where stream = UNDER_WAY and type ="
                                + " 'work-done'",
                        "Entry 5 of run UNDER_WAY says something else than the columns beside it."),
                Edit.sql(
                        "delete from journal where stream = COMPLETE and type = 'run-completed'",
                        "The journal of run COMPLETE ends at entry 17, the registry knows of 18."));
    }

    private static List<Edit> wholeStreams() {
        return List.of(
                new Edit(
                        "somebody else did the work, in a chain computed anew",
                        ledger -> {
                            ledger.rewrite(done(ledger), "work-done", "ann", "mia");
                            ledger.chainAnew(done(ledger));
                        },
                        "The seal of run UNDER_WAY does not fit its last entry, 10: the journal was"
                                + " written anew, or with another key than HOME/seal-key."),
                new Edit(
                        "the vote of a run that is over, in a chain computed anew",
                        ledger -> {
                            ledger.rewrite(ledger.complete().value(), "vote-cast", "quinn", "ann");
                            ledger.chainAnew(ledger.complete().value());
                        },
                        "Entry 13 of run COMPLETE is another than the one noted in line 2 of"
                                + " HOME/heads: the journal was written anew."),
                new Edit(
                        "the tail cut, row and seal adjusted",
                        ledger -> {
                            ledger.sql(
                                    "delete from journal where stream = UNDER_WAY and seq > 6",
                                    "update step_row set phase = 'RUNNING', attempt = 1 where run ="
                                            + " UNDER_WAY and step = 'work'",
                                    "update step_row set phase = 'PLANNED' where run = UNDER_WAY"
                                            + " and step = 'go'",
                                    "update run_row set done = 0 where id = UNDER_WAY");
                            ledger.chainAnew(done(ledger));
                        },
                        "The seal of run UNDER_WAY does not fit its last entry, 6: the journal was"
                                + " written anew, or with another key than HOME/seal-key."),
                new Edit(
                        "the tail cut, the row adjusted",
                        ledger ->
                                ledger.sql(
                                        "delete from journal where stream = UNDER_WAY and seq > 6"),
                        "The journal of run UNDER_WAY ends at entry 6, its seal is of entry 10."),
                new Edit(
                        "a run removed",
                        ledger -> ledger.sql("delete from journal where stream = UNDER_WAY"),
                        "The registry knows run 2 (UNDER_WAY), but its journal is gone."),
                new Edit(
                        "a run removed with its registry entry",
                        ledger -> ledger.remove(ledger.underWay()),
                        "Line 5 of HOME/heads knows entry 3 of the registry, which is gone. Fix:"
                                + " put the database back as it was; if an older one was put back on"
                                + " purpose, move that file away."),
                new Edit(
                        "everything emptied",
                        ledger ->
                                ledger.sql(
                                        "delete from journal",
                                        "delete from seal",
                                        "delete from run_row",
                                        "delete from step_row",
                                        "delete from evidence_use"),
                        "Line 5 of HOME/heads knows entry 3 of the registry, which is gone. Fix:"
                                + " put the database back as it was; if an older one was put back on"
                                + " purpose, move that file away."),
                new Edit(
                        "the registry emptied",
                        ledger -> ledger.sql("delete from journal where stream = REGISTRY"),
                        "The registry does not know run COMPLETE as it begins."),
                new Edit(
                        "garbage in the registry",
                        ledger ->
                                ledger.sql(
                                        "update journal set entry = X'00ff00ff' where stream ="
                                                + " REGISTRY and seq = 2"),
                        "The chain of the registry breaks at entry 2."),
                new Edit(
                        "garbage in the registry, in a chain computed anew",
                        ledger -> {
                            ledger.sql(
                                    "update journal set entry = X'00ff00ff' where stream = REGISTRY"
                                            + " and seq = 2");
                            ledger.chainAnew(Journal.REGISTRY);
                        },
                        "Entry 2 of the registry cannot be read: "));
    }

    private static List<Edit> columns() {
        return List.of(
                Edit.sql(
                        "update run_row set status = 'RUNNING' where id = COMPLETE",
                        "The row of run COMPLETE is not what its journal says."),
                Edit.sql(
                        "update run_row set status = 'NO_SUCH_STATUS' where id = COMPLETE",
                        "The row of run COMPLETE is not what its journal says."),
                Edit.sql(
                        "delete from run_row where id = UNDER_WAY",
                        "The row of run UNDER_WAY is not what its journal says."),
                Edit.sql(
                        "update step_row set phase = 'READY' where run = COMPLETE",
                        "Step rows of run COMPLETE are not what its journal says."),
                Edit.sql(
                        "delete from step_row where run = COMPLETE",
                        "Step rows of run COMPLETE are not what its journal says."),
                Edit.sql(
                        "delete from evidence_use",
                        "Evidence rows of run COMPLETE are not what its journal says."),
                Edit.sql(
                        "update evidence_use set sha256 = '" + "0".repeat(64) + "'",
                        "Evidence rows of run COMPLETE are not what its journal says."),
                Edit.sql(
                        "update evidence_use set expires_at = timestamp with time zone '2026-01-01"
                                + " 00:00:00Z'",
                        "Evidence rows of run COMPLETE are not what its journal says."),
                Edit.sql(
                        "update evidence_use set removed_at = timestamp with time zone '2026-01-01"
                                + " 00:00:00Z'",
                        "Evidence rows of run COMPLETE are not what its journal says."));
    }

    private static List<Edit> documents() {
        return List.of(
                new Edit(
                        "the doer may sign",
                        ledger ->
                                ledger.sql(
                                        "update document set content ="
                                                + " stringtoutf8(replace(utf8tostring(content), 'role:"
                                                + " qa', 'role: ops')) where kind = 'RUNBOOK'"),
                        "of release.yaml was changed in the database: its content is not what its"
                                + " hash says."),
                new Edit(
                        "one person less in the workspace",
                        ledger ->
                                ledger.sql(
                                        "update document set content ="
                                                + " stringtoutf8(replace(utf8tostring(content),"
                                                + " 'quinn', 'quentin')) where kind = 'WORKSPACE'"),
                        "of workspace.yaml was changed in the database: its content is not what its"
                                + " hash says."),
                new Edit(
                        "a version under the hash of its own",
                        VerifyLedgerTest::replaceVersion,
                        "Entry 1 of run COMPLETE cannot be read: Version"),
                Edit.sql(
                        "delete from document where kind = 'RUNBOOK'",
                        "Entry 1 of run COMPLETE cannot be read: Version"));
    }

    private static List<Edit> witnesses() {
        return List.of(
                Edit.sql(
                        "delete from seal where stream = UNDER_WAY",
                        "The seal of run UNDER_WAY is gone."),
                Edit.sql("delete from seal", "The seal of the registry is gone."),
                Edit.sql(
                        "update seal set mac = '" + "0".repeat(64) + "' where stream = COMPLETE",
                        "The seal of run COMPLETE does not fit its last entry, 18: the journal was"
                                + " written anew, or with another key than HOME/seal-key."),
                new Edit(
                        "another key",
                        ledger -> Files.write(ledger.home().resolve("seal-key"), new byte[32]),
                        "The seal of the registry does not fit its last entry, 3: the journal was"
                                + " written anew, or with another key than HOME/seal-key."),
                new Edit(
                        "no key",
                        ledger -> Files.delete(ledger.home().resolve("seal-key")),
                        "The key of the seals, HOME/seal-key, is gone. Fix: put it back; or, if it"
                                + " is lost for good, start once with TMINUS_SEAL_ANEW=true."),
                new Edit(
                        "a noted head changed",
                        ledger -> {
                            var file = ledger.home().resolve("heads");
                            var text = Files.readString(file);
                            Files.writeString(file, text.replace(" registry 1 ", " registry 2 "));
                        },
                        "Line 1 of HOME/heads was not written with the key HOME/seal-key."),
                new Edit(
                        "garbage among the noted heads",
                        ledger -> Files.writeString(ledger.home().resolve("heads"), "garbage\n"),
                        "The heads outside the database cannot be read: line 1 of HOME/heads is no"
                                + " head. Fix: put that line right, or move the file away."));
    }

    private static java.util.UUID done(KeptLedger ledger) {
        return ledger.underWay().value();
    }

    private static void replaceVersion(KeptLedger ledger) {
        var database = ledger.database();
        var content =
                database.queryForObject(
                        "select content from document where kind = 'RUNBOOK'", byte[].class);
        var other = new String(content, UTF_8).replace("role: qa", "role: ops").getBytes(UTF_8);
        database.update(
                "update document set content = ?, hash = ? where kind = 'RUNBOOK'",
                other,
                dev.tminus.runbook.names.ContentHash.of(other).hex());
    }

    @ParameterizedTest
    @MethodSource("edits")
    void findsWhatWasChangedBehindItsBack(Edit edit) throws IOException {
        var changed = kept.copied(home);
        edit.change().in(changed);

        try (var ledger = changed.open()) {
            var refused =
                    ledger.say(
                            changed.underWay(),
                            KeptLedger.MIA,
                            new RunCommand.Comment(null, "Fine."));

            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.ReadOnly.class);
            assertThat(ledger.runs().flaws())
                    .extracting(LedgerFlaw::what)
                    .anyMatch(what -> what.contains(said(edit, changed)));
            assertThat(((CommandResult.Refused) refused).reason())
                    .startsWith("tminus is read-only and nothing was recorded: ");
        }
    }

    private static String said(Edit edit, KeptLedger ledger) {
        return edit.finding()
                .replace("COMPLETE", ledger.complete().toString())
                .replace("UNDER_WAY", ledger.underWay().toString())
                .replace("HOME", ledger.home().toString());
    }

    static Stream<Edit> evidenceEdits() {
        return Stream.of(
                new Edit(
                        "a file of evidence changed",
                        ledger -> {
                            try (var other =
                                    new java.util.zip.GZIPOutputStream(
                                            Files.newOutputStream(ledger.evidence()))) {
                                other.write("It went badly.\n".getBytes(UTF_8));
                            }
                        },
                        "was changed on disk"),
                new Edit(
                        "a file of evidence changed, and said to be looked at in years to come",
                        ledger -> {
                            Files.write(ledger.evidence(), new byte[] {1, 2, 3});
                            ledger.sql(
                                    "update evidence_use set looked_at = timestamp with time zone"
                                            + " '2099-01-01 00:00:00Z'");
                        },
                        "was changed on disk"),
                new Edit(
                        "a file of evidence cut off",
                        ledger ->
                                Files.write(
                                        ledger.evidence(),
                                        java.util.Arrays.copyOf(
                                                Files.readAllBytes(ledger.evidence()), 99)),
                        "was changed on disk"),
                new Edit(
                        "a file of evidence emptied",
                        ledger -> Files.write(ledger.evidence(), new byte[0]),
                        "was changed on disk"),
                new Edit(
                        "a file of evidence removed",
                        ledger -> Files.delete(ledger.evidence()),
                        "is missing"));
    }

    /// Evidence can be large: it is read after the start, and the journal stays open.
    @ParameterizedTest
    @MethodSource("evidenceEdits")
    void findsEvidenceThatWasChanged(Edit edit) throws IOException {
        var changed = kept.copied(home);
        var sha256 = changed.evidence().getFileName().toString().replace(".gz", "");
        edit.change().in(changed);

        try (var ledger = changed.open()) {
            ledger.bean(WatchEvidence.class).look();

            assertThat(ledger.runs().warnings())
                    .containsExactly(
                            "Evidence of run 1, step end %s: file %s. Fix: put it back from a backup."
                                    .formatted(edit.finding(), sha256));
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
    }

    static Stream<Edit> unfound() {
        return Stream.of(
                new Edit(
                        "the whole home folder as it was before",
                        ledger -> {},
                        "the whole of `TMINUS_HOME` put back as it was earlier"),
                new Edit(
                        "somebody else's password",
                        ledger ->
                                ledger.database()
                                        .update(
                                                "insert into account values (random_uuid(), 0,"
                                                        + " 'quinn', '{noop}x', now())"),
                        "passwords and profiles"),
                new Edit(
                        "what is due",
                        ledger -> ledger.database().update("delete from scheduled_tasks"),
                        "what is due"),
                new Edit(
                        "the name under which a version was kept",
                        ledger ->
                                ledger.sql(
                                        "update document set file = 'other.yaml' where kind ="
                                                + " 'RUNBOOK'"),
                        "the name under which a version was kept"));
    }

    @ParameterizedTest
    @MethodSource("unfound")
    void namesInTheReadmeWhatItCannotFind(Edit edit) throws IOException {
        var changed = kept.copied(home);
        edit.change().in(changed);

        try (var ledger = changed.open()) {
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
            assertThat(Files.readString(Path.of("README.md"))).contains(edit.finding());
        }
    }

    @Test
    void showsTheOthersWhereOneRunIsBroken() throws IOException {
        var changed = kept.copied(home);
        changed.rewrite(changed.underWay().value(), "work-done", "ann", "mia");

        try (var ledger = changed.open()) {
            var runs = ledger.runs();
            var reason = "The chain of run %s breaks at entry 5.".formatted(changed.underWay());

            assertThat(runs.list())
                    .extracting(RunSummary::id)
                    .containsExactly(changed.underWay(), changed.complete());
            assertThat(runs.underWay()).isEmpty();
            assertThat(runs.board(changed.complete())).isPresent();
            assertThat(runs.flaws()).containsExactly(new LedgerFlaw(changed.underWay(), reason));
            assertThatThrownBy(() -> runs.board(changed.underWay()))
                    .isInstanceOf(UnreadableRun.class)
                    .hasMessage(reason);
        }
    }

    @Test
    void findsWhatIsChangedWhileItRuns() throws IOException {
        var changed = kept.copied(home);

        try (var ledger = changed.open()) {
            ledger.jdbc()
                    .update(
                            "update journal set entry = X'00' where stream = ? and seq = 3",
                            changed.underWay().value());
            ledger.bean(RunMemory.class).forgetAll();

            assertThat(ledger.runs().underWay()).isEmpty();
            assertThat(ledger.runs().health())
                    .isEqualTo(
                            new LedgerHealth.ReadOnly(
                                    "The chain of run %s breaks at entry 3."
                                            .formatted(changed.underWay())));
        }
    }

    @Test
    void trustsAnUntouchedLedger() throws IOException {
        var untouched = kept.copied(home);
        var heads = Files.readAllLines(untouched.home().resolve("heads"));

        try (var ledger = untouched.open()) {
            assertThat(ledger.verifier().flaws()).isEmpty();
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
        assertThat(untouched.home().resolve("heads")).content().hasLineCount(heads.size());
    }

    @Test
    void notesTheEndAnewWhereLinesWereTakenOut() throws IOException {
        var changed = kept.copied(home);
        var file = changed.home().resolve("heads");
        Files.writeString(file, "");

        try (var ledger = changed.open()) {
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
        assertThat(file).content().contains(" registry 3 ").hasLineCount(1);
    }

    @Test
    void sealsAnewWhereTheOperatorAsksForIt() throws IOException {
        var changed = kept.copied(home);
        Files.delete(changed.home().resolve("seal-key"));

        try (var ledger =
                Ledger.withFiles(
                        changed.home(),
                        changed.home().resolveSibling("runbooks"),
                        "--tminus.seal.anew=true")) {
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
        }
        try (var ledger = changed.open()) {
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    @Test
    void takesTheKeyOfTheOperator() throws IOException {
        var key = "--tminus.seal.key=" + KeptLedger.key();
        var runbooks = kept.home().resolveSibling("runbooks");
        try (var ledger = Ledger.withFiles(home, runbooks, key)) {
            var _ = ledger.planned();
        }

        assertThat(home.resolve("seal-key")).doesNotExist();
        try (var ledger = Ledger.withFiles(home, runbooks, key)) {
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    @Test
    void acknowledgesNothingThatTheDiskDidNotTakeAndGoesOnOnceItDoes() throws Exception {
        try (var ledger = Ledger.inFolder(home, RUNBOOK)) {
            var run = ledger.planned(RUNBOOK, ZERO);
            ledger.jdbc().execute("create user other password 'x' admin");
            ledger.jdbc()
                    .execute("grant select, insert, update, delete on schema public to tminus");
            ledger.jdbc().execute("alter user tminus admin false");

            var answer = ledger.say(run, Plans.MANAGER, new RunCommand.StartRun());

            assertThat(((CommandResult.Refused) answer).reason())
                    .startsWith("This may not have been recorded;");
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.ReadOnly.class);
            assertThat(ledger.say(run, Plans.MANAGER, new RunCommand.StartRun()))
                    .isInstanceOf(CommandResult.Refused.class);

            ledger.bean(Ledger.MuchLater.class).come();
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.ReadOnly.class);

            admin("alter user tminus admin true");
            ledger.bean(Ledger.MuchLater.class).come();
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
            assertThat(ledger.say(run, Plans.MANAGER, new RunCommand.HoldRun("There is time.")))
                    .isInstanceOf(CommandResult.Accepted.class);
        }
    }

    private void admin(String statement) throws SQLException {
        var url = "jdbc:h2:file:" + home.resolve("ledger").resolve("tminus");
        try (var connection = DriverManager.getConnection(url, "other", "x");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
