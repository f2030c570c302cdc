package dev.tminus.sheet;

import static dev.tminus.sheet.Checklists.draft;
import static dev.tminus.sheet.Checklists.fates;
import static dev.tminus.sheet.Checklists.refusal;
import static dev.tminus.sheet.Checklists.runbook;
import static dev.tminus.sheet.Checklists.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Offsets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadXlsxTest {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    interface Filling {
        void fill(Worksheet sheet);
    }

    @Test
    void readsDatesTimesAndNumbersAsPeopleSeeThem() throws IOException {
        var content =
                workbook(sheet -> {
                    header(sheet, "#", "Step", "Who", "Start", "Duration");
                    sheet.value(1, 0, 1);
                    sheet.value(1, 1, "Stop");
                    sheet.value(1, 2, "ops");
                    sheet.value(1, 3, LocalDateTime.parse("2026-12-05T07:30"));
                    sheet.style(1, 3).format("dd/mm/yyyy hh:mm").set();
                    sheet.value(1, 4, 15 / 1440.0);
                    sheet.style(1, 4).format("[h]:mm").set();
                    sheet.value(2, 0, 2);
                    sheet.value(2, 1, "Copy");
                    sheet.value(2, 2, "ops");
                    sheet.value(2, 3, 9.25 / 24);
                    sheet.style(2, 3).format("h:mm AM/PM").set();
                    sheet.value(2, 4, 26.5 / 24);
                    sheet.style(2, 4).format("[hh]:mm:ss").set();
                });
        var known = new Imported.Known(LocalDateTime.parse("2026-12-05T09:00"), null, null);

        var steps = steps(draft("a.xlsx", content, known));

        assertThat(steps)
                .extracting(step -> Offsets.print(java.util.Objects.requireNonNull(step.at())))
                .containsExactly("T-1h30m", "T+15m");
        assertThat(steps)
                .extracting(step -> step.takes())
                .containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(26 * 60 + 30));
    }

    @Test
    void spreadsMergedCellsAndTakesWideOnesAsHeadings() throws IOException {
        var content =
                workbook(sheet -> {
                    header(sheet, "Step", "Who", "Notes");
                    sheet.value(1, 0, "The night");
                    sheet.range(1, 0, 1, 2).merge();
                    sheet.value(2, 0, "Stop");
                    sheet.value(2, 1, "ops");
                    sheet.range(2, 1, 3, 1).merge();
                    sheet.value(3, 0, "Copy");
                    sheet.value(6, 0, "Start");
                    sheet.value(6, 1, "qa");
                });

        var draft = draft("a.xlsx", content, Imported.Known.NOTHING);

        assertThat(runbook(draft).phases()).extracting(Phase::title).containsExactly("The night");
        assertThat(steps(draft))
                .extracting(step -> step.owner().value())
                .containsExactly("ops", "ops", "qa");
        assertThat(fates(draft))
                .contains(
                        "row 2: heading of phase `The night`",
                        "row 4: became step copy",
                        "row 5: skipped, empty, and so on to row 6",
                        "row 7: became step start");
    }

    @Test
    void takesTheFirstSheetWithAChecklistAndTellsOfTheOthers() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Cover").value(0, 0, "HQ release");
            header(workbook.newWorksheet("Steps"), "Step", "Who");
            var steps = workbook.newWorksheet("More");
            header(steps, "Step", "Who");
        }
        var filled =
                workbook(
                        Map.of(
                                "Steps",
                                sheet -> {
                                    header(sheet, "Step", "Who");
                                    sheet.value(1, 0, "Stop");
                                    sheet.value(1, 1, "ops");
                                }));

        assertThat(refusal("a.xlsx", out.toByteArray()))
                .startsWith("No row below the header in row 1 has a title.");
        assertThat(draft("a.xlsx", filled, Imported.Known.NOTHING).fates())
                .extracting(Fate::toString)
                .contains(
                        "file: sheet `Cover` is not read, only `Steps`; save it as a file of its"
                                + " own to take it");
    }

    @Test
    void readsFormulasByTheirSavedValues() throws IOException {
        var sheet =
                row(1, text("A1", "Step"), text("B1", "Who"), text("C1", "Duration (min)"))
                        + row(
                                2,
                                "<c r=\"A2\" t=\"str\"><f>B2&amp;\" stops\"</f><v>ops"
                                        + " stops</v></c>",
                                text("B2", "ops"),
                                "<c r=\"C2\"><f>3*5</f><v>15</v></c>")
                        + row(
                                3,
                                text("A3", "Copy"),
                                text("B3", "ops"),
                                "<c r=\"C3\"><f>1+1</f></c>");

        var steps = steps(draft("a.xlsx", archive(sheet), Imported.Known.NOTHING));

        assertThat(steps.getFirst().title()).isEqualTo("ops stops");
        assertThat(steps.getFirst().takes()).isEqualTo(Duration.ofMinutes(15));
        assertThat(draft("a.xlsx", archive(sheet), Imported.Known.NOTHING).yaml())
                .contains("# Duration (min): =1+1\n");
    }

    @Test
    void tellsOfCommentsAndLinksThatItDoesNotRead() throws IOException {
        var parts =
                parts(
                        row(1, text("A1", "Step"), text("B1", "Who"))
                                + row(2, text("A2", "Copy"), text("B2", "ops")));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (_, sheet) ->
                        new String(sheet, StandardCharsets.UTF_8)
                                .replace(
                                        "</sheetData>",
                                        "</sheetData><hyperlinks><hyperlink"
                                                + " ref=\"A2\"/></hyperlinks>")
                                .getBytes(StandardCharsets.UTF_8));
        part(
                parts,
                "xl/comments1.xml",
                "<comments><commentList><comment ref=\"A2\"/><comment"
                        + " ref=\"B2\"/></commentList></comments>");

        var draft = draft("a.xlsx", zip(parts), Imported.Known.NOTHING);

        assertThat(draft.unplaced())
                .extracting(Fate::toString)
                .containsExactly(
                        "file: 2 comments on cells are not read; copy what matters into a column",
                        "row 2: the link behind a cell is not read; write it out");
    }

    /// A piece of rich text; `null` for one without a format of its own.
    private static String piece(@Nullable String format, String text) {
        var own = format == null ? "" : "<rPr><b/>" + format + "</rPr>";
        return "<r>%s<t xml:space=\"preserve\">%s</t></r>".formatted(own, text);
    }

    @Test
    void leavesOutPiecesOfTextThatAreStruckOut() throws IOException {
        var sheet =
                row(1, text("A1", "Step"), text("B1", "Who"), text("C1", "Notes"))
                        + row(2, shared("A2", "", 0), shared("B2", "", 1), shared("C2", "", 0))
                        + row(3, shared("A3", "", 2), text("B3", "ops"))
                        + row(4, shared("A4", " s=\"1\"", 0), text("B4", "ops"))
                        + row(5, shared("A5", " s=\"1\"", 3), text("B5", "ops"))
                        + row(
                                6,
                                "<c r=\"A6\" t=\"inlineStr\"><is>"
                                        + piece(null, "Copy ")
                                        + piece("<strike/>", "logs")
                                        + piece("", " data")
                                        + "</is></c>",
                                text("B6", "ops"));
        var parts = parts(sheet);
        part(
                parts,
                "xl/sharedStrings.xml",
                "<sst xmlns=\"%s\"><si>%s</si><si>%s</si><si>%s</si><si>%s</si></sst>"
                        .formatted(
                                MAIN,
                                piece(null, "Deploy")
                                        + piece("<strike/>", " app A ")
                                        + piece("", "app B")
                                        + "<rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh>",
                                piece("<strike/>", "ben") + piece(null, " ann"),
                                piece("<strike val=\"0\"/>", "Start") + piece(null, " it"),
                                piece(null, "Wipe") + piece("<strike val=\"true\"/>", " it")));
        part(
                parts,
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs></styleSheet>"
                        .formatted(MAIN));

        parts.computeIfPresent("[Content_Types].xml", (_, xml) -> withTexts(xml));

        var draft = draft("a.xlsx", zip(parts), Imported.Known.NOTHING);

        assertThat(runbook(draft).steps())
                .extracting(Step::title)
                .containsExactly("Deploy app B", "Start it", "app B", "Copy data");
        assertThat(steps(draft).getFirst().owner().value()).isEqualTo("ann");
        assertThat(steps(draft).getFirst().basics().instructions())
                .isEqualTo("Deploy ~~app A~~ app B");
        assertThat(fates(draft))
                .contains(
                        "row 2: struck-out text in Step is left out, and kept as a comment:"
                                + " Deploy ~~app A~~ app B",
                        "row 2: struck-out text in Who is left out, and kept as a comment: ~~ben~~"
                                + " ann",
                        "row 2: struck-out text in Notes keeps its marks, `~~…~~`, since a runbook"
                                + " cannot strike it out: Deploy ~~app A~~ app B",
                        "row 4: struck-out text in Step is left out, and kept as a comment:"
                                + " ~~Deploy~~ ~~app A~~ app B",
                        "row 5: left out, since it is struck out: ~~Wipe it~~ | ops",
                        "row 6: struck-out text in Step is left out, and kept as a comment: Copy"
                                + " ~~logs~~ data");
        assertThat(draft.yaml()).contains("# Step: Deploy ~~app A~~ app B", "# Who: ~~ben~~ ann");
        assertThat(draft.unplaced()).hasSize(5);
    }

    @Test
    void tellsOfHiddenSheets() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var steps = workbook.newWorksheet("Steps");
            header(steps, "Step", "Who");
            steps.value(1, 0, "Stop");
            steps.value(1, 1, "ops");
            header(workbook.newWorksheet("Old"), "Step", "Who");
            workbook.newWorksheet("Lists").setVisibilityState(VisibilityState.VERY_HIDDEN);
        }

        var draft = draft("a.xlsx", out.toByteArray(), Imported.Known.NOTHING);

        assertThat(draft.fates())
                .extracting(Fate::toString)
                .contains("file: sheet `Lists` is hidden, and not read");
    }

    @Test
    void leavesOutHiddenColumnsAndTells() throws IOException {
        var content =
                workbook(sheet -> {
                    header(sheet, "No", "Step", "Who", "Notes", "Cost");
                    for (int row = 1; row < 3; row++) {
                        sheet.value(row, 0, row);
                        sheet.value(row, 1, row == 1 ? "Stop" : "Copy");
                        sheet.value(row, 2, "ops");
                        sheet.value(row, 3, "of last time");
                        sheet.value(row, 4, 100 * row);
                    }
                    sheet.hideColumn(2);
                    sheet.hideColumn(3);
                    sheet.hideColumn(4);
                    sheet.hideColumn(7);
                });

        var draft = draft("a.xlsx", content, Imported.Known.NOTHING);

        assertThat(steps(draft)).extracting(Step::title).containsExactly("Stop", "Copy");
        assertThat(draft.yaml()).doesNotContain("ops").doesNotContain("of last time");
        assertThat(draft.fates())
                .filteredOn(fate -> fate.kind() == Fate.Kind.ATTENTION)
                .extracting(Fate::toString)
                .startsWith(
                        "file: column C is left out, since it is hidden: Who | ops | ops",
                        "file: column D is left out, since it is hidden: Notes | of last time | of"
                                + " last time",
                        "file: column E is left out, since it is hidden: Cost | 100 | 200");
        assertThat(fates(draft))
                .contains("row 1: the header: `No` is the number, `Step` is the step");
    }

    @Test
    void keepsWhatIsMergedOverAHiddenColumn() throws IOException {
        var content =
                workbook(sheet -> {
                    header(sheet, "Old", "Step", "Who");
                    sheet.value(1, 0, "Before");
                    sheet.range(1, 0, 1, 2).merge();
                    sheet.value(2, 1, "Stop");
                    sheet.value(2, 2, "ops");
                    sheet.hideColumn(0);
                });

        var draft = draft("a.xlsx", content, Imported.Known.NOTHING);

        assertThat(runbook(draft).phases()).extracting(Phase::title).containsExactly("Before");
        assertThat(draft.fates())
                .extracting(Fate::toString)
                .contains("file: column A is left out, since it is hidden: Old");
    }

    @Test
    void refusesASheetWhoseStepsAreHidden() throws IOException {
        var content =
                workbook(sheet -> {
                    header(sheet, "Who", "Step");
                    sheet.value(1, 0, "ops");
                    sheet.value(1, 1, "Stop");
                    sheet.hideColumn(1);
                });

        assertThat(refusal("a.xlsx", content))
                .isEqualTo("No visible column is for the steps, and column B is hidden. Show it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min=\"x\" max=\"2\"", "max=\"2\"", "min=\"1\" max=\"999999\"",
                "min=\"0\" max=\"1\"", "min=\"3\" max=\"2\"", "min=\"16384\" max=\"16385\""
            })
    void refusesHiddenColumnsOutsideOfTheSheet(String columns) throws IOException {
        var rows = row(1, text("A1", "Step"), text("B1", "Who")) + row(2, text("A2", "Stop"));
        var parts = parts(rows);
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (_, sheet) ->
                        new String(sheet, StandardCharsets.UTF_8)
                                .replace(
                                        "<sheetData>",
                                        "<cols><col %s hidden=\"1\"/></cols><sheetData>"
                                                .formatted(columns))
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(refusal("a.xlsx", zip(parts)))
                .startsWith("The file is no whole .xlsx workbook.");
    }

    @Test
    void takesWhatIsMergedAsStruckOutWhereItsFirstCellIs() throws IOException {
        var content =
                workbook(sheet -> {
                    header(sheet, "Step", "Who");
                    sheet.value(1, 0, "Old night");
                    sheet.range(1, 0, 1, 1).merge();
                    sheet.style(1, 0).strikethrough().set();
                    sheet.value(2, 0, "Stop");
                    sheet.value(2, 1, "ops");
                    sheet.style(2, 1).strikethrough().set();
                    sheet.range(2, 1, 3, 1).merge();
                    sheet.value(3, 0, "Copy");
                });

        var draft = draft("a.xlsx", content, Imported.Known.NOTHING);

        assertThat(steps(draft)).extracting(step -> step.owner().value()).containsOnly("manager");
        assertThat(fates(draft))
                .contains(
                        "row 2: left out, since it is struck out: ~~Old night~~",
                        "row 3: struck-out text in Who is left out, and kept as a comment: ~~ops~~",
                        "row 4: struck-out text in Who is left out, and kept as a comment:"
                                + " ~~ops~~");
    }

    private static byte[] withTexts(byte[] types) {
        var part =
                "<Override PartName=\"/xl/%1$s.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%1$s+xml\"/>";
        return new String(types, StandardCharsets.UTF_8)
                .replace(
                        "</Types>",
                        part.formatted("styles") + part.formatted("sharedStrings") + "</Types>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String shared(String address, String style, int index) {
        return "<c r=\"%s\"%s t=\"s\"><v>%d</v></c>".formatted(address, style, index);
    }

    @Test
    void refusesAnArchiveThatUnpacksToTooMuch() throws IOException {
        var parts = parts(row(1, text("A1", "Step")));
        parts.put("xl/media/image1.bin", new byte[101 << 20]);

        assertThat(refusal("a.xlsx", zip(parts)))
                .isEqualTo(
                        "The workbook unpacks to more than 100 MiB, which is the most that is read."
                                + " Copy the checklist into a new workbook.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void refusesPartsThatDeclareEntities(String charset) throws IOException {
        var parts = parts(row(1, text("A1", "Step")));
        var evil =
                "<?xml version=\"1.0\" encoding=\"%s\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
                        .formatted(charset);
        parts.put("xl/sharedStrings.xml", evil.getBytes(charset));

        assertThat(refusal("a.xlsx", zip(parts)))
                .isEqualTo(
                        "The part `xl/sharedStrings.xml` of the workbook declares entities of its"
                                + " own, which no spreadsheet program does. Copy the checklist into a"
                                + " new workbook.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZ1", "XFE1", "A0", "A9999999", "1", ""})
    void refusesCellsOutsideOfTheSheet(String address) throws IOException {
        var sheet = row(1, text("A1", "Step"), text(address, "far"));

        assertThat(refusal("a.xlsx", archive(sheet)))
                .startsWith("The file is no whole .xlsx workbook.");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        var old =
                new byte[] {
                    (byte) 0xD0,
                    (byte) 0xCF,
                    0x11,
                    (byte) 0xE0,
                    (byte) 0xA1,
                    (byte) 0xB1,
                    0x1A,
                    (byte) 0xE1
                };

        assertThat(refusal("a.xlsx", "Step,Who\n"))
                .startsWith("The file is no whole .xlsx workbook.");
        assertThat(refusal("a.xlsx", old))
                .startsWith("The file is an old .xls workbook, or has a password.");
        assertThat(refusal("a.xlsx", zip(Map.of("a", new byte[3]))))
                .startsWith("The file is no whole .xlsx workbook.");
        var whole = archive(row(1, text("A1", "Step")));
        assertThat(refusal("a.xlsx", java.util.Arrays.copyOf(whole, whole.length - 30)))
                .startsWith("The file is no whole .xlsx workbook.");
    }

    @Test
    void refusesTooManyRowsAndColumns() throws IOException {
        var rows = new StringBuilder(row(1, text("A1", "Step")));
        for (int i = 2; i < 10_003; i++) {
            rows.append(row(i, text("A" + i, "a")));
        }

        assertThat(refusal("a.xlsx", archive(rows.toString())))
                .startsWith("The file has more than 10,000 rows with content");
        assertThat(refusal("a.xlsx", archive(row(1, text("A1", "Step"), text("XFD1", "far")))))
                .startsWith("The file has content in more than 256 columns in row 1");
    }

    private static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }

    private static byte[] workbook(Filling filling) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            filling.fill(workbook.newWorksheet("Checklist"));
        }
        return out.toByteArray();
    }

    /// After an empty cover.
    private static byte[] workbook(Map<String, Filling> sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Cover").value(0, 0, "HQ release");
            sheets.forEach((name, filling) -> filling.fill(workbook.newWorksheet(name)));
        }
        return out.toByteArray();
    }

    private static String text(String address, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(address, text);
    }

    private static String row(int number, String... cells) {
        return "<row r=\"%d\">%s</row>".formatted(number, String.join("", List.of(cells)));
    }

    private static byte[] archive(String rows) throws IOException {
        return zip(parts(rows));
    }

    private static Map<String, byte[]> parts(String rows) {
        var parts = new LinkedHashMap<String, byte[]>();
        part(
                parts,
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                </Types>
                """);
        part(
                parts,
                "_rels/.rels",
                relations(
                        "<Relationship Id=\"a\" Type=\"%s/officeDocument\""
                                + " Target=\"xl/workbook.xml\"/>"));
        part(
                parts,
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
                        .formatted(MAIN, RELATIONS));
        part(
                parts,
                "xl/_rels/workbook.xml.rels",
                relations(
                        "<Relationship Id=\"b\" Type=\"%s/worksheet\""
                                + " Target=\"worksheets/sheet1.xml\"/>"));
        part(
                parts,
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                        .formatted(MAIN, rows));
        return parts;
    }

    private static String relations(String one) {
        return "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + one.formatted(RELATIONS)
                + "</Relationships>";
    }

    private static void part(Map<String, byte[]> parts, String name, String xml) {
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
