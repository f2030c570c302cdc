package dev.tminus.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Slow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow
class CompareTest {

    @TempDir Path folder;

    @Test
    void comparesTwoHundredThousandRowsInASmallHeap() throws Exception {
        var comparison = Comparison.of(200_000, folder);

        assertThat(comparison.summary()).isEqualTo(comparison.wanted());
        System.getLogger("figures").log(System.Logger.Level.INFO, comparison.toString());
    }
}
