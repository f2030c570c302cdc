package dev.tminus.bench.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Slow;
import org.junit.jupiter.api.Test;

/// A share of `./tminus bench mutate`.
@Slow
class MutateTest {

    @Test
    void readsWhateverIsDoneToAFile() {
        var result = Mutating.read(10_000, 20_270_206);

        assertThat(result.faults()).isEmpty();
        assertThat(result.slowestMillis()).isLessThan(1_000);
        assertThat(result.yaml()).isGreaterThan(result.read() * 3 / 10);
        assertThat(result.read() - result.valid()).isGreaterThan(result.read() / 2);
    }
}
