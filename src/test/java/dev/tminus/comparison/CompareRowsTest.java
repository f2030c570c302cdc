package dev.tminus.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.source.Column;
import dev.tminus.source.Deadline;
import dev.tminus.source.Kind;
import dev.tminus.source.Rows;
import dev.tminus.source.Stop;
import dev.tminus.source.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareRowsTest {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("k", Kind.TEXT),
                    new Column("n", Kind.NUMBER),
                    new Column("t", Kind.TEXT));

    /// Every seed is a table with duplicates, NULLs and near values; the oracle tries all pairings.
    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void findsWhatAnOracleFinds(boolean keyed, boolean ruled) throws Exception {
        var oracle = new Oracle(keyed, ruled, new BigDecimal("0.1"));
        for (int seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            var left = table(random);
            var right = random.nextInt(4) == 0 ? table(random) : disturbed(left, random);
            var differences = new ArrayList<Difference>();

            var found = compare(terms(keyed, ruled), left, right, differences::add);

            var counts =
                    new Oracle.Counts(
                            found.matched(),
                            found.missing(),
                            found.extra(),
                            found.changed(),
                            found.duplicates());
            assertThat(counts).as("seed %d", seed).isEqualTo(oracle.compare(left, right));
            assertThat(found.proven()).isTrue();
            assertThat(differences)
                    .hasSize((int) (found.missing() + found.extra() + found.changed()))
                    .allSatisfy(one -> assertThat(one).matches(d -> isTrue(d, oracle)));
        }
    }

    private static boolean isTrue(Difference difference, Oracle oracle) {
        return difference.left() == null
                || difference.right() == null
                || (!difference.differing().isEmpty()
                        && difference
                                .differing()
                                .equals(oracle.differing(difference.left(), difference.right())));
    }

    private static List<List<Value>> table(Random random) {
        var rows = new ArrayList<List<Value>>();
        for (int i = random.nextInt(9); i > 0; i--) {
            rows.add(row(random));
        }
        return rows;
    }

    private static List<Value> row(Random random) {
        var keys = new String[] {null, "", "a", "A", "b", "x|y", "\uD83C\uDFD7", "\uFFFD"};
        var numbers = new String[] {null, "1", "1.1", "1.2", "-1", "10"};
        var texts = new String[] {null, "", "a", "A", " a", "b"};
        return List.of(
                new Value(Kind.TEXT, keys[random.nextInt(keys.length)]),
                new Value(Kind.NUMBER, numbers[random.nextInt(numbers.length)]),
                new Value(Kind.TEXT, texts[random.nextInt(texts.length)]));
    }

    private static List<List<Value>> disturbed(List<List<Value>> rows, Random random) {
        var others = new ArrayList<>(rows);
        for (int i = random.nextInt(3); i > 0 && !others.isEmpty(); i--) {
            var at = random.nextInt(others.size());
            switch (random.nextInt(3)) {
                case 0 -> others.remove(at);
                case 1 -> others.add(others.get(at));
                default -> {
                    var row = row(random);
                    others.set(at, List.of(others.get(at).getFirst(), row.get(1), row.get(2)));
                }
            }
        }
        Collections.shuffle(others, random);
        return others;
    }

    private static ComparisonRules terms(boolean keyed, boolean ruled) {
        var rules =
                Map.of(
                        "n",
                        new ColumnRule(
                                new Tolerance.Absolute(new BigDecimal("0.1")),
                                Duration.ZERO,
                                false,
                                false),
                        "t",
                        new ColumnRule(Tolerance.NONE, Duration.ZERO, true, true));
        return new ComparisonRules(
                keyed ? List.of("k") : List.of(), ruled ? rules : Map.of(), Set.of(), Set.of());
    }

    private static Compared compare(
            ComparisonRules terms,
            List<List<Value>> left,
            List<List<Value>> right,
            DifferenceSink found)
            throws Exception {
        var layout = layout(terms);
        return compare(
                layout,
                () -> TableRows.sorted(COLUMNS, left, layout.order(true)),
                () -> TableRows.sorted(COLUMNS, right, layout.order(false)),
                found);
    }

    private static Layout layout(ComparisonRules terms) throws CannotCompare {
        return AlignColumns.align(
                terms,
                new SideColumns("field", COLUMNS, true),
                new SideColumns("hq", COLUMNS, true));
    }

    private static Compared compare(
            Layout layout,
            BothSides.Task<Rows> left,
            BothSides.Task<Rows> right,
            DifferenceSink found)
            throws Exception {
        return new CompareRows(layout, both(new Stop()))
                .compare(
                        new ComparedSide(true, "field", left, _ -> {}),
                        new ComparedSide(false, "hq", right, _ -> {}),
                        found);
    }

    private static BothSides both(Stop stop) {
        return new BothSides(
                Thread::startVirtualThread, stop, Deadline.in(Duration.ofMinutes(1)), (_, _) -> {});
    }

    private static List<Value> row(String key, long number) {
        return List.of(
                new Value(Kind.TEXT, key),
                new Value(Kind.NUMBER, Long.toString(number)),
                new Value(Kind.TEXT, ""));
    }

    @Test
    void refusesRowsThatAreNotInOrder() throws Exception {
        var rows = List.of(row("a", 1), row("c", 2), row("b", 3));
        var layout = layout(terms(true, false));

        assertThatThrownBy(() ->
                        compare(
                                layout,
                                () -> new TableRows(COLUMNS, rows.iterator()),
                                () -> new TableRows(COLUMNS, endless()),
                                _ -> {}))
                .isInstanceOf(CannotCompare.class)
                .hasMessage(
                        "Row 3 of field belongs before the row above it, though the rows were asked"
                                + " for in the order of k; without that order nothing can be"
                                + " compared.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    true  | false | hq has more than 10,000 rows with the same k, which is not a key.
                    false | true  | hq has more than 10,000 rows that only columns with a rule tell apart; name a key.
                    """)
    void refusesAKeyThatIsNone(boolean keyed, boolean ruled, String message) throws Exception {
        var layout = layout(terms(keyed, ruled));
        var same = LongStream.range(0, 10_001).mapToObj(n -> row("a", n)).toList();

        assertThatThrownBy(() ->
                        compare(
                                layout,
                                () -> new TableRows(COLUMNS, endless()),
                                () -> new TableRows(COLUMNS, same.iterator()),
                                _ -> {}))
                .isInstanceOf(CannotCompare.class)
                .hasMessage(message);
    }

    /// A row alone is as wide as it is; only rows that share a key are held together.
    @Test
    void takesAKeyForAKeyHoweverWideItsRowsAre() throws Exception {
        var wide =
                List.of(
                        List.of(
                                new Value(Kind.TEXT, "a"),
                                new Value(Kind.NUMBER, "1"),
                                new Value(Kind.TEXT, "x".repeat(9 * 1024 * 1024))),
                        row("b", 1));

        var found =
                compare(
                        layout(terms(true, false)),
                        () -> new TableRows(COLUMNS, wide.iterator()),
                        () -> new TableRows(COLUMNS, wide.iterator()),
                        _ -> {});

        assertThat(found.matched()).isEqualTo(2);
    }

    @Test
    void countsAnyNumberOfEqualRowsInAMultiset() throws Exception {
        var layout = layout(terms(false, false));

        var found =
                compare(
                        layout,
                        () -> new TableRows(COLUMNS, same(50_000)),
                        () -> new TableRows(COLUMNS, same(49_998)),
                        _ -> {});

        assertThat(found.matched()).isEqualTo(49_998);
        assertThat(found.missing()).isEqualTo(2);
        assertThat(found.duplicates()).isEqualTo(49_999 + 49_997);
    }

    private static Iterator<List<Value>> same(long rows) {
        return Stream.generate(() -> row("a", 1)).limit(rows).iterator();
    }

    private static Iterator<List<Value>> endless() {
        return LongStream.iterate(0, n -> n + 1)
                .mapToObj(n -> row("k%012d".formatted(n), n))
                .iterator();
    }

    @Test
    void endsBothSidesWhereDifferencesCannotBeWritten() throws Exception {
        var layout = layout(terms(true, false));
        var right = new TableRows(COLUMNS, endless());

        assertThatThrownBy(() ->
                        compare(
                                layout,
                                () -> TableRows.sorted(COLUMNS, List.of(), List.of()),
                                () -> right,
                                _ -> {
                                    throw new IOException("the disk is full");
                                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(right.isClosed()).isTrue();
    }

    @Test
    void endsBothSidesWhereItIsStopped() throws Exception {
        var layout = layout(terms(true, false));
        var stop = new Stop();
        var begun = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            stop.stop();
        });

        assertThatThrownBy(() ->
                        new CompareRows(layout, both(stop))
                                .compare(
                                        new ComparedSide(
                                                true,
                                                "field",
                                                () -> new TableRows(COLUMNS, endless()),
                                                _ -> begun.countDown()),
                                        new ComparedSide(
                                                false,
                                                "hq",
                                                () -> new TableRows(COLUMNS, endless()),
                                                _ -> {}),
                                        _ -> {}))
                .isInstanceOf(CannotCompare.class)
                .hasMessage("The sides were not read to the end: the check was stopped.");
    }

    @Test
    void handsEveryRowToItsSideInOneOrder() throws Exception {
        var layout = layout(terms(true, false));
        var one = new ArrayList<String>();
        var other = new ArrayList<String>();
        var rows = List.of(row("a", 3), row("a", 10), row("b", 1));
        var turned = List.of(row("a", 10), row("a", 3), row("b", 1));

        new CompareRows(layout, both(new Stop()))
                .compare(
                        new ComparedSide(
                                true,
                                "field",
                                () -> new TableRows(COLUMNS, rows.iterator()),
                                row -> one.add(row[0].text() + row[1].text())),
                        new ComparedSide(
                                false,
                                "hq",
                                () -> new TableRows(COLUMNS, turned.iterator()),
                                row -> other.add(row[0].text() + row[1].text())),
                        _ -> {});

        assertThat(one).containsExactly("a3", "a10", "b1").isEqualTo(other);
    }
}
