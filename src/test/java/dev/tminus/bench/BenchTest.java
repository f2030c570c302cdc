package dev.tminus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.Slow;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@Slow
class BenchTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Bench bench =
            new Bench(List.of(new Even()), new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void endsWithZeroWhereTheBarIsMet() throws Exception {
        int status = bench.run(List.of("even", "a", "b"));

        assertThat(status).isZero();
    }

    @Test
    void endsWithOneWhereTheBarIsMissed() throws Exception {
        int status = bench.run(List.of("even", "a"));

        assertThat(status).isOne();
    }

    @Test
    void listsWhatThereIsWhereTheNameIsUnknown() throws Exception {
        int status = bench.run(List.of("odd"));

        assertThat(status).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        """
                        There is no measurement "odd".
                        Measurements:
                          even       are the arguments even in number?
                        """);
    }

    @Test
    void listsWhatThereIsWithoutAName() throws Exception {
        int status = bench.run(List.of());

        assertThat(status).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("Measurements:");
    }

    private record Even() implements Measurement {

        @Override
        public String name() {
            return "even";
        }

        @Override
        public String purpose() {
            return "are the arguments even in number?";
        }

        @Override
        public boolean measure(List<String> arguments) {
            return arguments.size() % 2 == 0;
        }
    }
}
