package dev.tminus.check;

import dev.tminus.comparison.RowSink;
import dev.tminus.evidence.Masks;
import dev.tminus.evidence.NewEvidence;
import dev.tminus.runbook.EvidenceRef;
import dev.tminus.source.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dump of one side while its rows pass: neutral CSV, masked columns as hashes. Where it has
/// any, what the rows really are is hashed beside it and never written.
final class Dump implements RowSink, AutoCloseable {

    private final NewEvidence file;
    private final CsvLines lines;
    private final boolean[] masked;
    private final @Nullable Masks masks;
    private final Digest unmaskedDigest = new Digest();
    private final CsvLines unmasked;
    private long rows;

    /// @param masks null where no column is masked
    Dump(NewEvidence file, List<DumpColumn> columns, @Nullable Masks masks) throws IOException {
        this.file = file;
        this.lines = new CsvLines(file);
        this.masks = masks;
        this.masked = new boolean[columns.size()];
        this.unmasked =
                new CsvLines(
                        new DigestOutputStream(
                                OutputStream.nullOutputStream(), unmaskedDigest.sha256()));
        for (int i = 0; i < masked.length; i++) {
            masked[i] = columns.get(i).masked();
            lines.field(columns.get(i).name());
            unmasked.field(columns.get(i).name());
        }
        lines.endLine();
        unmasked.endLine();
    }

    @Override
    public void write(Value[] row) throws IOException {
        rows++;
        for (int i = 0; i < row.length; i++) {
            var text = row[i].text();
            lines.field(masked[i] && masks != null ? masks.of(text) : text);
        }
        lines.endLine();
        if (masks != null) {
            for (var cell : row) {
                unmasked.field(cell.text());
            }
            unmasked.endLine();
        }
    }

    long rows() {
        return rows;
    }

    /// Keeps the dump.
    Kept keep() throws IOException {
        lines.flush();
        unmasked.flush();
        var ref = file.keep();
        return new Kept(ref, masks == null ? ref.sha256() : unmaskedDigest.hex());
    }

    @Override
    public void close() {
        file.close();
    }

    record DumpColumn(String name, boolean masked) {}

    /// @param content SHA-256 of the dump as it would be without masks
    record Kept(EvidenceRef ref, String content) {}
}
