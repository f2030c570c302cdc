package dev.tminus.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/// Looks through an .xlsx archive before anything of it is believed: how much it unpacks to, that
/// no part declares entities, that no cell lies outside of a sheet. Finds merged cells on the way,
/// which the reading library does not tell.
final class OpenWorkbook {

    /// Unpacked bytes of all parts together.
    private static final long MOST_UNPACKED = 100L << 20;

    private static final int MOST_PARTS = 2_000;
    private static final int MOST_MERGES = 20_000;

    /// Limits of the format: 16,384 columns, XFD, and 1,048,576 rows.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])([1-9]\\d{0,6})");

    private static final int LAST_ROW = 1 << 20;

    private final Map<String, List<Merge>> merges = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private long unpacked;
    private boolean styles;

    /// A range of cells shown as one; rows from 1, columns from 0.
    record Merge(int fromRow, int fromColumn, int toRow, int toColumn) {}

    private OpenWorkbook() {}

    static OpenWorkbook of(byte[] content) throws CannotImport {
        var workbook = new OpenWorkbook();
        try (var zip =
                ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                        .get()) {
            var entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_PARTS) {
                throw new CannotImport(
                        "The workbook has more than %,d parts, which no checklist needs. Copy the checklist into a new workbook."
                                .formatted(MOST_PARTS));
            }
            for (var entry : entries) {
                workbook.look(entry, zip);
            }
            return workbook;
        } catch (IOException | XMLStreamException e) {
            throw damaged();
        }
    }

    static CannotImport damaged() {
        return new CannotImport(
                "The file is no whole .xlsx workbook. Open it in a spreadsheet program and save it again, without a password.");
    }

    /// Merged cells of the sheet with this relationship id.
    List<Merge> merges(@Nullable String relationship) {
        var target = relationship == null ? null : targets.get(relationship);
        return target == null ? List.of() : merges.getOrDefault(target, List.of());
    }

    /// Whether there are formats of cells, without which no number is a date.
    boolean hasStyles() {
        return styles;
    }

    private void look(ZipArchiveEntry entry, ZipFile zip)
            throws IOException, XMLStreamException, CannotImport {
        byte[] part;
        try (var in = zip.getInputStream(entry)) {
            part = in.readNBytes((int) (MOST_UNPACKED - unpacked) + 1);
        }
        unpacked += part.length;
        if (unpacked > MOST_UNPACKED) {
            throw new CannotImport(
                    "The workbook unpacks to more than %d MiB, which is the most that is read. Copy the checklist into a new workbook."
                            .formatted(MOST_UNPACKED >> 20));
        }
        var text = new String(part, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new CannotImport(
                    "The part `%s` of the workbook declares entities of its own, which no spreadsheet program does. Copy the checklist into a new workbook."
                            .formatted(Texts.brief(entry.getName())));
        }
        styles |= text.contains("<styleSheet") || text.contains(":styleSheet");
        if (text.contains("sheetData")) {
            merges.put(lastPart(entry.getName()), readSheet(part));
        } else if (entry.getName().endsWith("workbook.xml.rels")) {
            readTargets(part);
        }
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void readTargets(byte[] part) throws XMLStreamException {
        var xml = parse(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                var id = xml.getAttributeValue(null, "Id");
                var target = xml.getAttributeValue(null, "Target");
                if (id != null && target != null) {
                    targets.put(id, lastPart(target));
                }
            }
        }
    }

    private static List<Merge> readSheet(byte[] part) throws XMLStreamException, CannotImport {
        var found = new ArrayList<Merge>();
        var xml = parse(part);
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("c")) {
                checkAddress(xml.getAttributeValue(null, "r"));
            } else if (xml.getLocalName().equals("row")) {
                checkRow(xml.getAttributeValue(null, "r"));
            } else if (xml.getLocalName().equals("mergeCell") && found.size() < MOST_MERGES) {
                var merge = merge(xml.getAttributeValue(null, "ref"));
                if (merge != null) {
                    found.add(merge);
                }
            }
        }
        return found;
    }

    private static XMLStreamReader parse(byte[] part) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private static void checkAddress(@Nullable String address) throws CannotImport {
        if (address != null && row(address) < 0) {
            throw damaged();
        }
    }

    private static void checkRow(@Nullable String row) throws CannotImport {
        if (row != null && row("A" + row) < 0) {
            throw damaged();
        }
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
