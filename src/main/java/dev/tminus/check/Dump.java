package dev.tminus.check;

import dev.tminus.comparison.ComparedColumn;
import dev.tminus.comparison.RowSink;
import dev.tminus.evidence.Masks;
import dev.tminus.evidence.NewEvidence;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.source.Value;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dump of one side while its rows pass: neutral CSV, masked columns as keyed hashes.
final class Dump implements RowSink, AutoCloseable {

    private final NewEvidence file;
    private final CsvLines lines;
    private final boolean[] masked;
    private final @Nullable Masks masks;
    private long rows;

    /// @param masks null where no column is masked
    Dump(NewEvidence file, List<ComparedColumn> columns, @Nullable Masks masks) throws IOException {
        this.file = file;
        this.lines = new CsvLines(file);
        this.masks = masks;
        this.masked = new boolean[columns.size()];
        for (int i = 0; i < masked.length; i++) {
            masked[i] = columns.get(i).masked();
            lines.field(columns.get(i).name());
        }
        lines.endLine();
    }

    @Override
    public void write(Value[] row) throws IOException {
        rows++;
        for (int i = 0; i < row.length; i++) {
            var text = row[i].text();
            lines.field(masked[i] && masks != null ? masks.of(text) : text);
        }
        lines.endLine();
    }

    long rows() {
        return rows;
    }

    /// Keeps the dump. Its hash stands for the content: masks are keyed, so that nobody can try out
    /// values on it.
    EvidenceRef keep() throws IOException {
        lines.flush();
        return file.keep();
    }

    @Override
    public void close() {
        file.close();
    }
}
