package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What the form of a sheet says beside its values. Rows count from 1, columns from 0.
///
/// @param merges ranges of cells shown as one
/// @param hidden rows that are hidden, by hand or by a filter
/// @param hiddenColumns columns that are hidden
/// @param struckOut cells by row and column in which something is struck out
/// @param linked rows with a link behind a cell
record SheetForm(
        List<Merge> merges,
        BitSet hidden,
        BitSet hiddenColumns,
        Map<Integer, Map<Integer, StruckOut.Cell>> struckOut,
        BitSet linked) {

    static final SheetForm PLAIN =
            new SheetForm(List.of(), new BitSet(), new BitSet(), Map.of(), new BitSet());

    private static final int MOST_MERGES = 20_000;

    /// Limits of the format: 16,384 columns, XFD, and 1,048,576 rows.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])([1-9]\\d{0,6})");

    private static final int LAST_ROW = 1 << 20;
    private static final int LAST_COLUMN = 1 << 14;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    /// A range of cells shown as one.
    record Merge(int fromRow, int fromColumn, int toRow, int toColumn) {}

    boolean isHidden(int row) {
        return hidden.get(row);
    }

    /// The column that shows what is merged: the first that is not hidden.
    int shown(Merge merge) {
        int seen = hiddenColumns.nextClearBit(merge.fromColumn());
        return seen <= merge.toColumn() ? seen : merge.fromColumn();
    }

    /// The text of a cell, `~~so~~` where it is struck out.
    String marked(int row, int column, String text) {
        var cell = struckOut.getOrDefault(row, Map.of()).get(column);
        return cell == null || text.isBlank() ? text : cell.marked(text);
    }

    /// @throws CannotImport where a cell lies outside of a sheet
    static SheetForm read(XMLStreamReader xml, StruckOut struckOut)
            throws XMLStreamException, CannotImport {
        var form =
                new SheetForm(
                        new ArrayList<>(),
                        new BitSet(),
                        new BitSet(),
                        new HashMap<>(),
                        new BitSet());
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                form.take(xml, struckOut);
            }
        }
        return form;
    }

    private void take(XMLStreamReader xml, StruckOut texts)
            throws XMLStreamException, CannotImport {
        switch (xml.getLocalName()) {
            case "row" -> {
                var row = xml.getAttributeValue(null, "r");
                int number = row == null ? 0 : within(row("A" + row));
                if (isTrue(xml.getAttributeValue(null, "hidden"))) {
                    hidden.set(number);
                }
            }
            case "col" -> {
                if (isTrue(xml.getAttributeValue(null, "hidden"))) {
                    int first = number(xml, "min", 1);
                    hiddenColumns.set(first - 1, number(xml, "max", first));
                }
            }
            case "c" -> {
                var address = xml.getAttributeValue(null, "r");
                int row = address == null ? 0 : within(row(address));
                var struck = address == null ? null : texts.cell(xml);
                if (address != null && struck != null) {
                    struckOut
                            .computeIfAbsent(row, _ -> new HashMap<>())
                            .put(column(address), struck);
                }
            }
            case "hyperlink" -> {
                @Nullable String range = xml.getAttributeValue(null, "ref");
                if (range != null && xml.getAttributeValue(null, "location") == null) {
                    linked.set(within(row(range.split(":", 2)[0])));
                }
            }
            case "mergeCell" -> {
                var merge = merge(xml.getAttributeValue(null, "ref"));
                if (merge != null && merges.size() < MOST_MERGES) {
                    merges.add(merge);
                }
            }
            default -> {}
        }
    }

    static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /// The number of a column, from 1.
    private static int number(XMLStreamReader xml, String attribute, int least)
            throws CannotImport {
        var value = xml.getAttributeValue(null, attribute);
        int number = value != null && NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (number < least || number > LAST_COLUMN) {
            throw OpenWorkbook.damaged();
        }
        return number;
    }

    private static int within(int row) throws CannotImport {
        if (row < 0) {
            throw OpenWorkbook.damaged();
        }
        return row;
    }

    /// The row of an address such as `B12`, -1 where it lies in no sheet.
    private static int row(String address) {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return -1;
        }
        int row = Integer.parseInt(parts.group(1));
        return row <= LAST_ROW ? row : -1;
    }

    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = column * 26 + address.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private static @Nullable Merge merge(@Nullable String range) {
        int colon = range == null ? -1 : range.indexOf(':');
        if (range == null || colon < 0) {
            return null;
        }
        var from = range.substring(0, colon);
        var to = range.substring(colon + 1);
        return row(from) < 0 || row(to) < 0
                ? null
                : new Merge(row(from), column(from), row(to), column(to));
    }
}
