package dev.tminus.source.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import dev.tminus.source.ValueText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryOrderTest {

    private final Random random = new Random(5);

    @Test
    void ordersTextByItsUtf8Bytes() {
        var signs = "aAzZ09 -ä\u0301ß李\uD7FF\uE000\uFFFD😀🏗";
        for (int i = 0; i < 20_000; i++) {
            var a = text(signs);
            var b = text(signs);

            assertThat(sign(compare(Kind.TEXT, a, b)))
                    .as("%s against %s", a, b)
                    .isEqualTo(
                            sign(
                                    Arrays.compareUnsigned(
                                            a.getBytes(StandardCharsets.UTF_8),
                                            b.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void ordersNumbersBySize() {
        for (int i = 0; i < 20_000; i++) {
            var a = BigDecimal.valueOf(random.nextInt(4_001) - 2_000, random.nextInt(5));
            var b = BigDecimal.valueOf(random.nextInt(4_001) - 2_000, random.nextInt(5));

            assertThat(sign(compare(Kind.NUMBER, ValueText.number(a), ValueText.number(b))))
                    .as("%s against %s", a, b)
                    .isEqualTo(a.compareTo(b));
        }
    }

    @Test
    void ordersMomentsByTime() {
        for (int i = 0; i < 20_000; i++) {
            var a = moment();
            var b = random.nextInt(4) == 0 ? a.plusMillis(random.nextInt(3)) : moment();

            assertThat(sign(compare(Kind.MOMENT, a.toString(), b.toString())))
                    .as("%s against %s", a, b)
                    .isEqualTo(sign(a.compareTo(b)));
        }
    }

    @Test
    void putsNullFirstAndThenGoesByKind() {
        var none = new Value(Kind.BYTES, null);
        var number = new Value(Kind.NUMBER, "9");
        var text = new Value(Kind.TEXT, "");

        assertThat(BinaryOrder.OF_VALUES.compare(none, number)).isNegative();
        assertThat(BinaryOrder.OF_VALUES.compare(text, none)).isPositive();
        assertThat(BinaryOrder.OF_VALUES.compare(number, text)).isNegative();
        assertThat(BinaryOrder.OF_VALUES.compare(none, none)).isZero();
    }

    private Instant moment() {
        long seconds = random.nextInt(5) == 0 ? 400_000_000_000L : -70_000_000_000L;
        return Instant.ofEpochSecond(
                random.nextBoolean() ? random.nextInt(100) : seconds + random.nextInt(100_000_000),
                random.nextBoolean() ? 0 : random.nextInt(10) * 100_000L);
    }

    private String text(String signs) {
        var text = new StringBuilder();
        int[] points = signs.codePoints().toArray();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static int compare(Kind kind, String a, String b) {
        return BinaryOrder.OF_VALUES.compare(new Value(kind, a), new Value(kind, b));
    }

    private static int sign(int order) {
        return Integer.signum(order);
    }
}
