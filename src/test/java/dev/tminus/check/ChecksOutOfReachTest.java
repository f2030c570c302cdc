package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CommandCheck;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What planning refuses is never passed, should it ever be met.
class ChecksOutOfReachTest {

    @TempDir Path home;

    @Test
    void comesToNoVerdictOnAKindThatItCannotRun() {
        var check =
                new CommandCheck(
                        new CheckBasics(new CheckId("smoke"), "Smoke", Duration.ofMinutes(1), null),
                        new ProgramName("smoke"),
                        List.of());

        assertThat(carryOut(check))
                .isEqualTo(
                        new Outcome.Inconclusive(
                                "Check `smoke` is of the kind `command`: this version cannot run it"
                                        + " yet. Do it by hand as a `manual` step with evidence.",
                                List.of()));
    }

    @Test
    void comesToNoVerdictOnASideThatItCannotRead() {
        var logs = new Side.Files(new FilesName("logs"), "*.log", Side.Format.LINES);
        var check =
                new CountsCheck(
                        new CheckBasics(new CheckId("lines"), "Lines", Duration.ofMinutes(1), null),
                        logs,
                        logs,
                        Tolerance.NONE,
                        1,
                        true);

        assertThat(carryOut(check).summary())
                .isEqualTo(
                        "Check `lines` reads `files`, logs:*.log: this version cannot run it yet."
                                + " Do it by hand as a `manual` step with evidence.");
    }

    @Test
    void comesToNoVerdictWhateverItRunsInto() {
        var hq = new SourceName("hq");
        var check =
                new SqlCheck(
                        new CheckBasics(new CheckId("one"), "One", Duration.ofMinutes(1), null),
                        new Side.Query(hq, "select 1", Map.of()),
                        new Expectation.AtMost(BigDecimal.ONE));
        var bound =
                new SourceSpec(
                        hq, "jdbc:h2:tcp://localhost/x", "reader", "${TMINUS_SECRET_HQ}", false);

        var outcome =
                carryOut(
                        check,
                        Map.of(hq, bound),
                        _ -> {
                            throw new StackOverflowError();
                        });

        assertThat(outcome.summary())
                .isEqualTo(
                        "The check ended unexpectedly (StackOverflowError); this is a fault of"
                                + " tminus.");
    }

    private Outcome carryOut(CheckSpec check) {
        return carryOut(check, Map.of(), _ -> null);
    }

    private Outcome carryOut(
            CheckSpec check,
            Map<SourceName, SourceSpec> sources,
            Function<String, @Nullable String> secrets) {
        var qa =
                Brief.environment(
                        new EnvironmentName("qa"),
                        Set.of(Mode.REHEARSAL),
                        sources,
                        Map.of(),
                        Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new CarryOutCheck(
                            Brief.sources(new Secrets(secrets, Path.of("none"))),
                            new EvidenceStore(home.resolve("evidence")),
                            new MaskKey(home.resolve("mask-key")),
                            threads,
                            InstantSource.system())
                    .carryOut(check, Brief.access(Mode.REHEARSAL, qa), new Stop(), Progress.NONE);
        }
    }
}
