package dev.tminus.check;

import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.Sample;
import dev.tminus.evidence.NewEvidence;
import dev.tminus.runbook.check.EvidenceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All differences as a file for a spreadsheet, and the first of each kind for the report. A
/// changed row stands there twice, the left above the right, with the names of the columns that
/// differ.
final class Differences implements AutoCloseable {

    /// Without it spreadsheets take UTF-8 for something else.
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int MOST_OF_A_VALUE = 10_000;

    /// Of all samples together; a page shows them at once.
    private static final long MOST_CHARACTERS = 1024 * 1024;

    private final NewEvidence file;
    private final CsvLines lines;
    private final List<String> columns;
    private final SideNames names;
    private final Map<Sample.Kind, List<Sample>> samples = new EnumMap<>(Sample.Kind.class);
    private long count;
    private long shown;

    Differences(NewEvidence file, List<String> columns, SideNames names) throws IOException {
        this.file = file;
        this.lines = new CsvLines(file);
        this.columns = columns;
        this.names = names;
        for (var kind : Sample.Kind.values()) {
            samples.put(kind, new ArrayList<>());
        }
        file.write(BYTE_ORDER_MARK);
        lines.field("difference");
        lines.field("side");
        for (var column : columns) {
            lines.field(column);
        }
        lines.field("differing columns");
        lines.endLine();
    }

    void add(Sample difference) throws IOException {
        count++;
        var ofKind = samples.get(difference.kind());
        if (ofKind != null && ofKind.size() < Comparison.MOST_SAMPLES && shown < MOST_CHARACTERS) {
            var sample = difference.cut(MOST_OF_A_VALUE);
            shown += sample.characters();
            ofKind.add(sample);
        }
        var differing =
                difference.differing().stream().map(columns::get).collect(Collectors.joining(", "));
        line(difference, true, difference.left(), differing);
        line(difference, false, difference.right(), differing);
    }

    private void line(
            Sample difference,
            boolean isLeft,
            @Nullable List<@Nullable String> row,
            String differing)
            throws IOException {
        if (row == null) {
            return;
        }
        lines.field(
                switch (difference.kind()) {
                    case MISSING -> "missing in " + names.of(false);
                    case EXTRA -> "extra in " + names.of(false);
                    case CHANGED -> "changed";
                });
        lines.field(names.of(isLeft));
        for (var value : row) {
            lines.field(value);
        }
        lines.field(differing.isEmpty() ? null : differing);
        lines.endLine();
    }

    /// The first of each kind.
    List<Sample> samples() {
        return samples.values().stream().flatMap(List::stream).toList();
    }

    /// Keeps the file, where there is any difference.
    List<EvidenceRef> keep() throws IOException {
        if (count == 0) {
            return List.of();
        }
        lines.flush();
        return List.of(file.keep());
    }

    @Override
    public void close() {
        file.close();
    }
}
