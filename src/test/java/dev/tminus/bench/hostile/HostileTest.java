package dev.tminus.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Slow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A share of `./tminus bench hostile`, one attack after the other on one application. The bar of a
/// second is that of the measurement: here other tests may run beside it.
@Slow
class HostileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// In MiB.
    private static final int ROOM = 400;

    private static final List<Attack> ATTACKS =
            List.of(
                    new Patterns(2),
                    new LongWords(2),
                    new FullDisk(Duration.ofSeconds(2), PATIENCE),
                    new Flood(3_000),
                    new Values(
                            List.of(
                                    "maria-no-key",
                                    "pg-counts",
                                    "h2-no-key",
                                    "csv-header",
                                    "csv-twice",
                                    "pg-error",
                                    "h2-error",
                                    "moved-1",
                                    "moved-2",
                                    "moved-3")),
                    new Kills(300_000));

    @TempDir private static Path folder;
    private static Stage stage;

    @BeforeAll
    static void open() throws Exception {
        stage = Stage.open(folder, ROOM, ATTACKS);
    }

    @AfterAll
    static void close() throws Exception {
        if (stage != null) {
            stage.close();
        }
        for (var attack : ATTACKS) {
            attack.close();
        }
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    void keepsOthersAtWork(Attack attack) throws Exception {
        var result = attack.against(stage);

        if (attack instanceof FullDisk && !stage.room().isBounded()) {
            assertThat(result.flaws()).containsExactly(FullDisk.NOT_HERE);
            return;
        }
        System.getLogger("figures").log(System.Logger.Level.INFO, result.toString());
        assertThat(result.flaws()).as(result.toString()).isEmpty();
        assertThat(result.acts()).isPositive();
        assertThat(result.slowest()).isLessThan(PATIENCE);
    }

    @Test
    void findsMaskedValuesWhereverTheyAreLeft(@TempDir Path left) throws Exception {
        Files.writeString(left.resolve("open"), "x" + Traces.CANARY + "7");
        try (var packed = new GZIPOutputStream(Files.newOutputStream(left.resolve("packed")))) {
            packed.write(Traces.CANARY.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(left.resolve("masked"), "canary-of-another");

        var found = Traces.in(left);

        assertThat(found).containsExactlyInAnyOrder("open", "packed");
    }
}
