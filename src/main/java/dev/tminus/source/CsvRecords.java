package dev.tminus.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the fields of records as they come, within limits; an empty field without quotes is NULL.
public final class CsvRecords extends AbstractBaseCsvCallbackHandler<List<@Nullable String>> {

    public static final int FIELD_CHARACTERS = 1_048_576;

    private static final int RECORD_CHARACTERS = 4 * FIELD_CHARACTERS;
    private static final int COLUMNS = 10_000;

    private final List<@Nullable String> fields = new ArrayList<>();
    private long characters;
    private long line = 1;

    /// Where the present record begins, from 1.
    public long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        fields.clear();
        characters = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (characters > RECORD_CHARACTERS) {
            throw new TooLarge("a record has more than 4,194,304 characters");
        }
        if (index >= COLUMNS) {
            throw new TooLarge("a record has more than 10,000 fields");
        }
        if (!quoted && holdsQuote(buffer, offset, length)) {
            throw new StrayQuote();
        }
        fields.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
    }

    private static boolean holdsQuote(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '"') {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void handleEmpty() {
        fields.add(null);
    }

    @Override
    protected List<@Nullable String> buildRecord() {
        return new ArrayList<>(fields);
    }

    /// More than is read.
    public static final class TooLarge extends RuntimeException {

        private final String what;

        TooLarge(String what) {
            super(what);
            this.what = what;
        }

        public String what() {
            return what;
        }
    }

    /// A quote where RFC 4180 has none.
    public static final class StrayQuote extends RuntimeException {}
}
