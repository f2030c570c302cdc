package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What of the cells of a workbook is struck out, by their format or by that of pieces of their
/// text. A format that holds only under a condition does not count.
///
/// @param formats indexes of cell formats with a struck-out font
/// @param texts shared texts by index, where a piece of one is formatted
record StruckOut(BitSet formats, Map<Integer, Pieces> texts) {

    private static final Pieces PLAIN = Pieces.of(List.of());

    static final StruckOut NOTHING = new StruckOut(new BitSet(), Map.of());

    /// @param struck null where the format of the cell decides
    record Piece(String text, @Nullable Boolean struck) {

        private boolean isIn(boolean format) {
            return struck == null ? format : struck;
        }

        /// With the marks at the words, not at the spaces around them.
        private String marked(boolean format) {
            var plain = CellText.plain(text);
            var words = plain.strip();
            return isIn(format) && !words.isEmpty()
                    ? plain.replace(words, "~~" + words + "~~")
                    : plain;
        }
    }

    /// A text of pieces, and whether words in it are struck out where the cell's format is plain,
    /// or struck out, and whether some are not.
    record Pieces(
            List<Piece> all,
            boolean struckInPlain,
            boolean liveInPlain,
            boolean struckInStruck,
            boolean liveInStruck) {

        static Pieces of(List<Piece> all) {
            var words = all.stream().filter(piece -> !piece.text().isBlank()).toList();
            return new Pieces(
                    List.copyOf(all),
                    words.stream().anyMatch(piece -> piece.isIn(false)),
                    words.stream().anyMatch(piece -> !piece.isIn(false)),
                    words.isEmpty() || words.stream().anyMatch(piece -> piece.isIn(true)),
                    words.stream().anyMatch(piece -> !piece.isIn(true)));
        }
    }

    /// A cell with something struck out in it.
    ///
    /// @param format whether that of the cell strikes out
    record Cell(Pieces pieces, boolean format) {

        boolean isWhole() {
            return format ? !pieces.liveInStruck() : !pieces.liveInPlain();
        }

        /// Its text, `~~so~~` where it is struck out.
        String marked(String text) {
            return isWhole()
                    ? "~~" + text + "~~"
                    : pieces.all().stream()
                            .map(piece -> piece.marked(format))
                            .collect(Collectors.joining());
        }
    }

    StruckOut withStyles(XMLStreamReader xml) throws XMLStreamException {
        var fonts = new BitSet();
        var found = new BitSet();
        int font = -1;
        int format = -1;
        boolean inFormats = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                inFormats = false;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "font" -> font++;
                case "strike" -> fonts.set(font, isOn(xml));
                case "cellXfs" -> inFormats = true;
                case "xf" -> {
                    var used = xml.getAttributeValue(null, "fontId");
                    if (inFormats) {
                        format++;
                        found.set(format, fonts.get(number(used)));
                    }
                }
                default -> {}
            }
        }
        return new StruckOut(found, texts);
    }

    StruckOut withTexts(XMLStreamReader xml) throws XMLStreamException {
        var found = new HashMap<Integer, Pieces>();
        for (int index = 0; xml.hasNext(); ) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
                var pieces = pieces(xml, "si");
                if (pieces.stream().anyMatch(piece -> piece.struck() != null)) {
                    found.put(index, Pieces.of(pieces));
                }
                index++;
            }
        }
        return new StruckOut(formats, found);
    }

    /// What is struck out of the cell that the reader stands at, null for nothing; reads no further
    /// than its end.
    @Nullable Cell cell(XMLStreamReader xml) throws XMLStreamException {
        boolean format = formats.get(number(xml.getAttributeValue(null, "s")));
        @Nullable String type = xml.getAttributeValue(null, "t");
        var pieces =
                switch (type == null ? "" : type) {
                    case "inlineStr" -> Pieces.of(pieces(xml, "c"));
                    case "s" -> texts.getOrDefault(number(value(xml)), PLAIN);
                    default -> PLAIN;
                };
        boolean any = format ? pieces.struckInStruck() : pieces.struckInPlain();
        return any ? new Cell(pieces, format) : null;
    }

    private static @Nullable String value(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("c")) {
                return null;
            }
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("v")) {
                return xml.getElementText();
            }
        }
        return null;
    }

    /// The pieces of text up to the end of an element, without how they are spoken.
    private static List<Piece> pieces(XMLStreamReader xml, String end) throws XMLStreamException {
        var pieces = new ArrayList<Piece>();
        @Nullable Boolean struck = null;
        boolean spoken = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                if (xml.getLocalName().equals(end)) {
                    break;
                }
                spoken &= !xml.getLocalName().equals("rPh");
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "r" -> struck = null;
                case "rPr" -> struck = false;
                case "strike" -> struck = isOn(xml);
                case "rPh" -> spoken = true;
                case "t" -> {
                    if (!spoken) {
                        pieces.add(new Piece(xml.getElementText(), struck));
                    }
                }
                default -> {}
            }
        }
        return pieces;
    }

    private static boolean isOn(XMLStreamReader xml) {
        @Nullable String value = xml.getAttributeValue(null, "val");
        return value == null || SheetForm.isTrue(value);
    }

    /// A number of the format, a place that is never set where it is none.
    private static int number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 10_000_000;
    }
}
