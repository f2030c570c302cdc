package dev.tminus.check;

import dev.tminus.check.CheckReport.Sample;
import dev.tminus.evidence.NewEvidence;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The counts of both sides as neutral CSV, and how they differ.
final class CountFiles implements AutoCloseable {

    private final List<String> columns;
    private final NewEvidence left;
    private final NewEvidence right;
    private final CsvLines ofLeft;
    private final CsvLines ofRight;
    private final Differences differences;

    /// @param columns names of the key's columns and, last, of the number
    CountFiles(AttemptEvidence evidence, SideNames names, List<String> columns) throws IOException {
        this.columns = columns;
        this.left = evidence.begin(Kind.LEFT_DUMP, names.file(true) + ".csv");
        this.right = evidence.begin(Kind.RIGHT_DUMP, names.file(false) + ".csv");
        this.differences =
                new Differences(
                        evidence.begin(Kind.DIFFERENCES, "differences.csv"), columns, names);
        this.ofLeft = new CsvLines(left);
        this.ofRight = new CsvLines(right);
        line(ofLeft, columns);
        line(ofRight, columns);
    }

    void add(
            List<@Nullable String> key,
            @Nullable BigDecimal inLeft,
            @Nullable BigDecimal inRight,
            Tally.@Nullable Kind difference)
            throws IOException {
        var one = row(key, inLeft);
        var other = row(key, inRight);
        if (one != null) {
            line(ofLeft, one);
        }
        if (other != null) {
            line(ofRight, other);
        }
        if (difference != null) {
            var kind =
                    switch (difference) {
                        case MISSING -> Sample.Kind.MISSING;
                        case EXTRA -> Sample.Kind.EXTRA;
                        case CHANGED -> Sample.Kind.CHANGED;
                    };
            var differing = kind == Sample.Kind.CHANGED ? List.of(key.size()) : List.<Integer>of();
            differences.add(new Sample(kind, one, other, differing));
        }
    }

    private static @Nullable List<@Nullable String> row(
            List<@Nullable String> key, @Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        var row = new ArrayList<@Nullable String>(key);
        row.add(plain(number));
        return row;
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void line(CsvLines lines, List<? extends @Nullable String> fields)
            throws IOException {
        for (var field : fields) {
            lines.field(field);
        }
        lines.endLine();
    }

    List<String> columns() {
        return columns;
    }

    List<Sample> samples() {
        return differences.samples();
    }

    EvidenceRef keepDump(boolean isLeft) throws IOException {
        (isLeft ? ofLeft : ofRight).flush();
        return (isLeft ? left : right).keep();
    }

    List<EvidenceRef> keepDifferences() throws IOException {
        return differences.keep();
    }

    @Override
    public void close() {
        left.close();
        right.close();
        differences.close();
    }
}
