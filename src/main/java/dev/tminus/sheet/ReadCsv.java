package dev.tminus.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// CSV as spreadsheets write it: separated by comma, semicolon or tab, in UTF-8 or with the mark of
/// UTF-16, fields over several lines in quotation marks.
final class ReadCsv {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int LOOKED_AT = 20;
    private static final Pattern EXCEL_HINT = Pattern.compile("\\Asep=([,;\\t])\\r?\\n");

    /// What an export puts before a text that a spreadsheet would take for a formula.
    private static final Pattern NEUTRALISED = Pattern.compile("'(?='*[=+\\-@\\t\\r＝＋－＠])");

    private ReadCsv() {}

    static Table read(byte[] content) throws CannotImport {
        var text = decode(content);
        var hint = EXCEL_HINT.matcher(text);
        if (hint.find()) {
            return table(text, hint.group(1).charAt(0), 1);
        }
        var best =
                SEPARATORS.stream()
                        .max(Comparator.comparingInt(separator -> fitness(text, separator)))
                        .orElseThrow();
        return table(text, best, 0);
    }

    static String decode(byte[] content) throws CannotImport {
        var charset = charset(content);
        try {
            var text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new CannotImport(
                    "The file is not text in UTF-8. Save it as \"CSV UTF-8\", or as .xlsx, and take"
                            + " that.");
        }
    }

    private static Charset charset(byte[] content) {
        boolean two = content.length >= 2;
        boolean marked =
                two
                        && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                                || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /// How well the first rows look when parted so: names of columns first, then many columns.
    private static int fitness(String text, char separator) {
        int fields = 0;
        int names = 0;
        try (var records = parse(text, separator, true)) {
            int seen = 0;
            for (var found : records) {
                if (seen++ == LOOKED_AT) {
                    break;
                }
                fields = Math.max(fields, Math.min(1_000, found.getFieldCount()));
                names =
                        Math.max(
                                names,
                                Columns.fitness(
                                        cells(found).stream().limit(Table.MOST_COLUMNS).toList()));
            }
        } catch (CsvParseException | java.io.IOException e) {
            // the rows before the fault say enough; it is told once they are read
            return names * 1_001 + fields;
        }
        return names * 1_001 + fields;
    }

    private static Table table(String text, char separator, int skipped) throws CannotImport {
        var lines = new ArrayList<Table.Line>();
        int filled = 0;
        int number = 0;
        try (var records = parse(text, separator, false)) {
            for (var found : records) {
                number++;
                if (number <= skipped) {
                    continue;
                }
                var line = new Table.Line(number, cells(found));
                Table.check("row", line);
                filled += line.isEmpty() ? 0 : 1;
                if (filled > Table.MOST_LINES + 1 || number > 100 * Table.MOST_LINES) {
                    throw Table.tooManyLines("row");
                }
                lines.add(line);
            }
        } catch (CsvParseException | java.io.IOException e) {
            throw new CannotImport(
                    (isUnclosed(text, separator)
                                    ? "Row %d opens a quotation mark that is never closed. Close"
                                            + " it, or save the sheet again as CSV."
                                    : "Row %d has text behind a closing quotation mark. Write a"
                                            + " quotation mark within a quoted text twice (`\"\"`),"
                                            + " or save the sheet again as CSV.")
                            .formatted(number + 1));
        }
        return new Table("row", "", List.of(lines), List.of());
    }

    /// Whether it reads once the last quotation mark may stay open.
    private static boolean isUnclosed(String text, char separator) {
        try (var records = parse(text, separator, true)) {
            records.forEach(_ -> {});
            return true;
        } catch (CsvParseException | java.io.IOException e) {
            return false;
        }
    }

    private static CsvReader<CsvRecord> parse(String text, char separator, boolean unclosed) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(unclosed)
                .ofCsvRecord(text);
    }

    private static List<String> cells(CsvRecord found) {
        return found.getFields().stream().map(ReadCsv::plain).toList();
    }

    private static String plain(String cell) {
        var mark = NEUTRALISED.matcher(cell);
        return mark.lookingAt() ? cell.substring(1) : cell;
    }
}
