package dev.tminus.sheet;

import java.util.BitSet;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Which cells of a workbook are struck out as a whole, by their format or by that of every piece
/// of their text.
///
/// @param formats indexes of cell formats with a struck-out font
/// @param texts indexes of shared texts whose every piece is struck out
record StruckOut(BitSet formats, BitSet texts) {

    static final StruckOut NOTHING = new StruckOut(new BitSet(), new BitSet());

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
        var found = new BitSet();
        for (int index = 0; xml.hasNext(); ) {
            if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
                found.set(index++, isAllStruck(xml, "si"));
            }
        }
        return new StruckOut(formats, found);
    }

    /// Whether the cell that the reader stands at is struck out; reads no further than its end.
    boolean isCell(XMLStreamReader xml) throws XMLStreamException {
        if (formats.get(number(xml.getAttributeValue(null, "s")))) {
            return true;
        }
        @Nullable String type = xml.getAttributeValue(null, "t");
        if ("inlineStr".equals(type)) {
            return isAllStruck(xml, "c");
        }
        return "s".equals(type) && texts.get(number(value(xml)));
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

    /// Whether there are pieces of text up to the end of an element, each struck out.
    private static boolean isAllStruck(XMLStreamReader xml, String end) throws XMLStreamException {
        boolean all = true;
        boolean struck = false;
        boolean any = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(end)) {
                break;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "r" -> struck = false;
                case "strike" -> struck = isOn(xml);
                case "t" -> {
                    any = true;
                    all &= struck;
                    struck = false;
                }
                default -> {}
            }
        }
        return any && all;
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
