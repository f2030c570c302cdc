package dev.tminus.bench.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Slow;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow
class SnapshotTest {

    @TempDir Path folder;

    @Test
    void neverSeesTwoTablesApartThatChangeTogether() throws Exception {
        var watch = Watch.of(Duration.ofSeconds(4), folder);

        assertThat(watch.phantoms()).isEmpty();
        assertThat(watch.comparisons()).isGreaterThanOrEqualTo(5);
        assertThat(watch.perSecond()).isPositive();
    }
}
