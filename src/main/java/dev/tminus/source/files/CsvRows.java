package dev.tminus.source.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tminus.source.Column;
import dev.tminus.source.CsvRecords;
import dev.tminus.source.Kind;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file as rows of text.
final class CsvRows implements Rows {

    private final CsvPlace place;
    private final CsvReader<List<@Nullable String>> reader;
    private final Iterator<List<@Nullable String>> records;
    private final CsvRecords limits;
    private List<Column> columns = List.of();
    private List<@Nullable String> present = List.of();

    private CsvRows(Reader reader, CsvPlace place) {
        this.place = place;
        this.limits = new CsvRecords();
        this.reader =
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(CsvRecords.FIELD_CHARACTERS)
                        .build(limits, reader);
        this.records = this.reader.iterator();
    }

    static CsvRows of(Reader reader, CsvPlace place) throws NoAnswer {
        var rows = new CsvRows(reader, place);
        rows.readHeader();
        return rows;
    }

    /// What stands in the place of a header may be a record, so no word of it is repeated.
    private void readHeader() throws NoAnswer {
        if (!advance()) {
            throw place.malformed(1, "it is empty, and a header with column names is needed");
        }
        var names = new ArrayList<Column>();
        var seen = new HashMap<String, Integer>();
        for (var name : present) {
            if (name == null || name.isBlank()) {
                throw place.malformed(1, "a column of the header has no name");
            }
            names.add(new Column(name, Kind.TEXT));
            var before = seen.put(name.toLowerCase(Locale.ROOT), names.size());
            if (before != null) {
                throw place.malformed(
                        1,
                        "columns %d and %d of the header have the same name"
                                .formatted(before, names.size()));
            }
        }
        columns = List.copyOf(names);
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean next() throws NoAnswer {
        place.check();
        if (!advance()) {
            place.checkUnchanged();
            return false;
        }
        if (present.size() != columns.size()) {
            throw place.malformed(
                    limits.line(),
                    "%s where the header has %s"
                            .formatted(fields(present.size()), fields(columns.size())));
        }
        return true;
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : "%,d fields".formatted(count);
    }

    private boolean advance() throws NoAnswer {
        try {
            if (!records.hasNext()) {
                return false;
            }
            present = records.next();
            return true;
        } catch (UncheckedIOException e) {
            throw place.broken(causeOf(e), limits.line());
        } catch (CsvParseException e) {
            throw malformed(e);
        }
    }

    private static IOException causeOf(UncheckedIOException e) {
        var cause = e.getCause();
        return cause == null ? new IOException() : cause;
    }

    private NoAnswer malformed(CsvParseException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException broken) {
                var tooLong = String.valueOf(broken.getMessage()).contains("buffer");
                return tooLong ? fieldTooLong() : place.broken(broken, limits.line());
            }
            if (cause instanceof CsvRecords.TooLarge large) {
                return place.tooLarge(limits.line(), large.what());
            }
            if (cause instanceof CsvRecords.StrayQuote) {
                return place.malformed(
                        limits.line(),
                        "a quote stands inside a field that has no quotes around it");
            }
        }
        var said = String.valueOf(e.getMessage());
        if (said.contains("buffer")) {
            return fieldTooLong();
        }
        return place.malformed(
                limits.line(),
                said.contains("closing quote")
                        ? "characters follow a closing quote"
                        : "a quoted field is not closed");
    }

    private NoAnswer fieldTooLong() {
        return place.tooLarge(limits.line(), "a field has more than 1,048,576 characters");
    }

    @Override
    public Value value(int index) {
        return new Value(Kind.TEXT, present.get(index));
    }

    @Override
    public void close() {
        OpenSource.closeQuietly(reader);
    }
}
