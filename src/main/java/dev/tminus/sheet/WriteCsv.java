package dev.tminus.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/// CSV that a spreadsheet program opens as the texts that it holds.
final class WriteCsv {

    /// What a spreadsheet takes for a formula, however many marks are before it already.
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r＝＋－＠]");

    /// Without it some spreadsheet programs take UTF-8 for another encoding.
    private static final String MARK = "\uFEFF";

    private WriteCsv() {}

    static String write(List<String> columns, List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            text.write(MARK);
            csv.writeRecord(columns);
            rows.forEach(row -> csv.writeRecord(row.stream().map(WriteCsv::harmless).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String harmless(String cell) {
        return FORMULA.matcher(cell).lookingAt() ? "'" + cell : cell;
    }
}
