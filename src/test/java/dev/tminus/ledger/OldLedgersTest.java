package dev.tminus.ledger;

import static dev.tminus.ledger.Ledger.step;
import static dev.tminus.run.Plans.ANN;
import static dev.tminus.run.Plans.QA;
import static dev.tminus.run.Plans.QUINN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.ledger.journal.Journal;
import dev.tminus.run.Fold;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every ledger that an earlier version wrote, with a run in flight, opens and goes on. They lie
/// under `src/test/resources/ledgers`, one folder a version, and are never changed. A new one is
/// written with `-Dledger.write=NAME`.
class OldLedgersTest {

    private static final Path LEDGERS = Path.of("src", "test", "resources", "ledgers");
    private static final String FIRST = "2026-11-20";
    private static final String SECOND = "2026-11-20-proof";
    private static final String FILE = "tminus.mv.db";
    private static final Path HOME =
            Path.of("src", "test", "resources", "homes", FIRST, "ledger", FILE);
    private static final Runbook THREE = Plans.signedInARow(3);
    private static final Runbook PROVEN = Plans.proven();
    private static final Runbook WHOLE = WholeLedgerTest.WHOLE;

    @TempDir Path home;

    static Stream<String> versions() throws IOException {
        try (var folders = Files.list(LEDGERS)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void opensAndGoesOn(String version) throws IOException {
        var ledgerFolder = Files.createDirectories(home.resolve("ledger"));
        Files.copy(LEDGERS.resolve(version).resolve(FILE), ledgerFolder.resolve(FILE));

        try (var ledger = Ledger.inFolder(home, THREE, PROVEN, WHOLE)) {
            assertThat(ledger.runs().health()).isInstanceOf(LedgerHealth.Sound.class);
            var run = run(ledger, THREE).orElseThrow();
            assertThat(state(ledger, run).step(step("step-1")).phase()).isEqualTo(StepPhase.DONE);
            assertThat(state(ledger, run).step(step("step-2")).phase())
                    .isEqualTo(StepPhase.RUNNING);

            for (var next : List.of("step-2", "step-3")) {
                ledger.say(run, ANN, new RunCommand.StartStep(step(next)));
                ledger.say(run, ANN, new RunCommand.FinishStep(step(next)));
                var digest = Rules.digest(state(ledger, run), step(next));
                ledger.say(run, QUINN, new RunCommand.SignStep(step(next), QA, digest));
            }

            assertThat(state(ledger, run).status()).isEqualTo(RunStatus.COMPLETE);
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    /// The first version knew neither repeated checks nor protections.
    @ParameterizedTest
    @MethodSource("versions")
    void goesOnWithRepeatedChecksAndProtections(String version) throws IOException {
        var ledgerFolder = Files.createDirectories(home.resolve("ledger"));
        Files.copy(LEDGERS.resolve(version).resolve(FILE), ledgerFolder.resolve(FILE));

        try (var ledger = Ledger.inFolder(home, THREE, PROVEN, WHOLE)) {
            var run = run(ledger, PROVEN);
            assertThat(run.isPresent()).isEqualTo(!version.equals(FIRST));
            if (run.isPresent()) {
                RepeatedLedgerTest.goesOn(ledger, run.get());
            }
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    /// The first two versions knew no contingencies, waits, forms, questions and skips.
    @ParameterizedTest
    @MethodSource("versions")
    void goesOnWithAnOpenContingency(String version) throws IOException {
        var ledgerFolder = Files.createDirectories(home.resolve("ledger"));
        Files.copy(LEDGERS.resolve(version).resolve(FILE), ledgerFolder.resolve(FILE));

        try (var ledger = Ledger.inFolder(home, THREE, PROVEN, WHOLE)) {
            var run = run(ledger, WHOLE);
            assertThat(run.isEmpty()).isEqualTo(List.of(FIRST, SECOND).contains(version));
            if (run.isPresent()) {
                WholeLedgerTest.goesOn(ledger, run.get());
            }
            assertThat(ledger.verifier().flaws()).isEmpty();
        }
    }

    /// What a signature stands for is worked out from the digests of data as they were recorded, in
    /// whatever format, so that it comes to the same for ever.
    @ParameterizedTest
    @MethodSource("all")
    void keepsWhatEverySignatureWasGivenFor(Path kept) throws IOException {
        var ledgerFolder = Files.createDirectories(home.resolve("ledger"));
        Files.copy(kept, ledgerFolder.resolve(FILE));

        try (var ledger = open(kept)) {
            var signed = new ArrayList<String>();
            var nowSigned = new ArrayList<String>();
            for (var run : ledger.runs().list()) {
                var lines =
                        ledger.bean(Journal.class)
                                .after(run.id().value(), Journal.BEGINNING)
                                .lines();
                var state = ledger.bean(RunMemory.class).begin(run.id(), lines.getFirst());
                for (var line : lines.subList(1, lines.size())) {
                    var entry = RunMemory.recorded(line);
                    if (entry.event() instanceof RunEvent.StepSigned signature) {
                        signed.add(signature.digest());
                        nowSigned.add(Rules.digest(state, signature.step()));
                    }
                    state = Fold.apply(state, entry);
                }
            }

            assertThat(nowSigned).isNotEmpty().isEqualTo(signed);
        }
    }

    static Stream<Path> all() throws IOException {
        return Stream.concat(
                versions().map(version -> LEDGERS.resolve(version).resolve(FILE)), Stream.of(HOME));
    }

    /// The one of the whole application keeps its runbook and its workspace itself.
    private Ledger open(Path kept) throws IOException {
        return kept.equals(HOME)
                ? Ledger.withFiles(home, Files.createDirectories(home.resolve("runbooks")))
                : Ledger.inFolder(home, THREE, PROVEN, WHOLE);
    }

    @Test
    void writesThePresentOneWhereAsked() throws IOException {
        try (var ledger = Ledger.inFolder(home, THREE, PROVEN, WHOLE)) {
            var run = ledger.planned(THREE, Instant.parse("2026-12-05T14:00:00Z"));
            LedgerTest.completeFirstStep(ledger, run);
            ledger.say(run, ANN, new RunCommand.StartStep(step("step-2")));
            ledger.say(run, ANN, new RunCommand.Comment(step("step-2"), "Half way."));
            assertThat(state(ledger, run).step(step("step-2")).remarks()).hasSize(1);
            var proven = RepeatedLedgerTest.inFlight(ledger);
            assertThat(state(ledger, proven).step(step("switch")).asked()).isNotNull();
            var whole = WholeLedgerTest.inFlight(ledger);
            assertThat(state(ledger, whole).contingency()).isNotNull();
        }

        var name = System.getProperty("ledger.write");
        if (name != null) {
            var folder = Files.createDirectories(LEDGERS.resolve(name));
            Files.copy(home.resolve("ledger").resolve(FILE), folder.resolve(FILE));
        }
    }

    private static Optional<RunId> run(Ledger ledger, Runbook runbook) {
        return ledger.runs().list().stream()
                .filter(run -> run.runbook().equals(runbook.id()))
                .map(RunSummary::id)
                .findFirst();
    }

    private static RunState state(Ledger ledger, RunId run) {
        return ledger.runs().board(run).orElseThrow().state();
    }
}
