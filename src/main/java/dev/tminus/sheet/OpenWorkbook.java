package dev.tminus.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
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

    private static final Pattern COMMENTS = Pattern.compile("(?:^|/)comments?[^/]*\\.xml$");
    private static final Pattern COMMENT = Pattern.compile("<(?:\\w+:)?comment\\s");

    private final Map<String, byte[]> sheets = new HashMap<>();
    private final Map<String, SheetForm> forms = new HashMap<>();
    private StruckOut struckOut = StruckOut.NOTHING;
    private final Map<String, String> targets = new HashMap<>();
    private int comments;
    private long unpacked;
    private boolean styles;

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
            for (var sheet : workbook.sheets.entrySet()) {
                var form = SheetForm.read(parse(sheet.getValue()), workbook.struckOut);
                workbook.forms.put(sheet.getKey(), form);
            }
            workbook.sheets.clear();
            return workbook;
        } catch (IOException | XMLStreamException e) {
            throw damaged();
        }
    }

    static CannotImport damaged() {
        return new CannotImport(
                "The file is no whole .xlsx workbook. Open it in a spreadsheet program and save it"
                        + " again, without a password.");
    }

    /// The form of the sheet with this relationship id.
    SheetForm form(@Nullable String relationship) {
        var target = relationship == null ? null : targets.get(relationship);
        return target == null ? SheetForm.PLAIN : forms.getOrDefault(target, SheetForm.PLAIN);
    }

    /// Comments on cells, of all sheets.
    int comments() {
        return comments;
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
        if (text.contains("<styleSheet") || text.contains(":styleSheet")) {
            styles = true;
            struckOut = struckOut.withStyles(parse(part));
        }
        if (COMMENTS.matcher(entry.getName()).find()) {
            comments += (int) COMMENT.matcher(text).results().count();
        }
        if (text.contains("sheetData")) {
            sheets.put(lastPart(entry.getName()), part);
        } else if (entry.getName().endsWith("sharedStrings.xml")) {
            struckOut = struckOut.withTexts(parse(part));
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

    private static XMLStreamReader parse(byte[] part) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }
}
