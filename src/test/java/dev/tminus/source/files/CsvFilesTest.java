package dev.tminus.source.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.source.AllowedFolders;
import dev.tminus.source.Column;
import dev.tminus.source.Deadline;
import dev.tminus.source.Kind;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Rows;
import dev.tminus.source.Stop;
import dev.tminus.source.Value;
import dev.tminus.testing.Brief;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFilesTest {

    private static final FilesName LOGS = new FilesName("logs");

    @TempDir Path folder;

    private Path root;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("outside.csv"), "a\n1\n");
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/ok.csv"), "a\n1\n");
        Files.createSymbolicLink(root.resolve("out.csv"), folder.resolve("outside.csv"));
        Files.createSymbolicLink(root.resolve("out"), folder);
        Files.createSymbolicLink(root.resolve("in.csv"), root.resolve("sub/ok.csv"));
    }

    @Test
    void tellsNullFromTheEmptyText() throws Exception {
        write("a.csv", "id,name,note\r\n1,\"\",\r\n2,\"a \"\"b\"\", c\r\nd\",x y\n,, \n");

        var rows = read("a.csv");

        assertThat(rows)
                .containsExactly(
                        Arrays.asList("1", "", null),
                        Arrays.asList("2", "a \"b\", c\r\nd", "x y"),
                        Arrays.asList(null, null, " "));
    }

    @Test
    void takesAnEmptyLineOfOneColumnAsNull() throws Exception {
        write("a.csv", "id\n1\n\n\"\"\n3");

        assertThat(read("a.csv"))
                .containsExactly(
                        List.of("1"), Arrays.asList((String) null), List.of(""), List.of("3"));
    }

    @Test
    void readsWhatIsZippedAndWhatBeginsWithAByteOrderMark() throws Exception {
        Files.write(root.resolve("a.csv.gz"), zipped("\uFEFF\"Id\",name\n1,李伟 🏗\n"));

        try (var rows = open("a.csv.gz")) {
            assertThat(rows.columns())
                    .containsExactly(new Column("Id", Kind.TEXT), new Column("name", Kind.TEXT));
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(1)).isEqualTo(new Value(Kind.TEXT, "李伟 🏗"));
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void readsAHeaderWithoutRecords() throws Exception {
        write("a.csv", "id,name");

        assertThat(read("a.csv")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~                    | at line 1: it is empty, and a header with column names is needed
                    ~id,,x~               | at line 1: a column of the header has no name
                    id,Name,ID\\n1,2,3    | at line 1: columns 1 and 3 of the header have the same name
                    id,name\\n1,a\\n2\\n  | at line 3: 1 field where the header has 2 fields
                    id,name\\n1,a,b\\n    | at line 2: 3 fields where the header has 2 fields
                    id,name\\n\\n         | at line 2: 1 field where the header has 2 fields
                    id\\n1\\n2"x"\\n      | at line 3: a quote stands inside a field that has no quotes around it
                    id\\n1\\n"2           | at line 3: a quoted field is not closed
                    id\\n1\\n"2"3\\n      | at line 3: characters follow a closing quote
                    """)
    void saysWhereAFileIsMalformed(String content, String problem) throws Exception {
        write("a.csv", content.replace("\\n", "\n"));

        var thrown = failure("a.csv");

        assertThat(thrown).hasMessage("File logs:a.csv in qa is malformed " + problem + ".");
        assertThat(thrown.reason()).isEqualTo(Reason.FILE_BROKEN);
    }

    @Test
    void refusesBytesThatAreNoText() throws Exception {
        Files.write(root.resolve("a.csv"), new byte[] {'a', '\n', (byte) 0xC3, '(', '\n'});

        var thrown = failure("a.csv");

        assertThat(thrown.reason()).isEqualTo(Reason.FILE_BROKEN);
        assertThat(thrown).hasMessageContaining("it is not UTF-8 from about here on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    missing.csv     | FILE_MISSING     | File logs:missing.csv in qa does not exist.
                    sub/ok.csv/x    | FILE_MISSING     | File logs:sub/ok.csv/x in qa cannot be reached; may tminus read it?
                    ../outside.csv  | FILE_NOT_ALLOWED | File logs:../outside.csv in qa is not allowed: its path must name parts below the root, separated by /.
                    sub/../in.csv   | FILE_NOT_ALLOWED | File logs:sub/../in.csv in qa is not allowed: its path must name parts below the root, separated by /.
                    /etc/passwd     | FILE_NOT_ALLOWED | File logs:/etc/passwd in qa is not allowed: its path must name parts below the root, separated by /.
                    sub//ok.csv     | FILE_NOT_ALLOWED | File logs:sub//ok.csv in qa is not allowed: its path must name parts below the root, separated by /.
                    out.csv         | FILE_NOT_ALLOWED | File logs:out.csv in qa is not allowed: it leads out of its root.
                    out/outside.csv | FILE_NOT_ALLOWED | File logs:out/outside.csv in qa is not allowed: it leads out of its root.
                    sub             | FILE_NOT_ALLOWED | File logs:sub in qa is not allowed: it is no plain file.
                    """)
    void readsNothingOutsideTheRoot(String path, Reason reason, String message) {
        var thrown = failure(path);

        assertThat(thrown).hasMessage(message);
        assertThat(thrown.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''               | @/root     | its root is @/root, and this tminus reads files below no folder; its operator sets that with tminus.sources.files
                    @/elsewhere      | @/root     | its root is @/root, and this tminus reads files below @/elsewhere only; its operator sets that with tminus.sources.files
                    @/roo            | @/root     | its root is @/root, and this tminus reads files below @/roo only; its operator sets that with tminus.sources.files
                    @/root/sub       | @/root     | its root is @/root, and this tminus reads files below @/root/sub only; its operator sets that with tminus.sources.files
                    @/root           | @/root/out | its root is @/root/out, and this tminus reads files below @/root only; its operator sets that with tminus.sources.files
                    @/root           | @/root/.. | its root is @/root/.., and this tminus reads files below @/root only; its operator sets that with tminus.sources.files
                    @                | @/home     | its root is @/home, and this tminus reads files below @ only; its operator sets that with tminus.sources.files
                    @                | @          | it lies in a folder that no workspace may read
                    /                | /proc/self | its root is /proc/self, and this tminus reads files below / only; its operator sets that with tminus.sources.files
                    /                | /sys       | its root is /sys, and this tminus reads files below / only; its operator sets that with tminus.sources.files
                    /                | /dev       | its root is /dev, and this tminus reads files below / only; its operator sets that with tminus.sources.files
                    /                | /          | it lies in a folder that no workspace may read
                    """)
    void readsNothingThatTheOperatorDoesNotAllow(String allowed, String named, String why)
            throws IOException {
        Files.createDirectories(folder.resolve("home/secrets"));
        Files.writeString(folder.resolve("home/secrets/key"), "a\n1\n");
        var inside = named.equals("/") ? "proc/version" : "home/secrets/key";

        var thrown =
                catchThrowableOfType(
                        NoAnswer.class,
                        () ->
                                open(
                                        new Side.Csv(LOGS, inside),
                                        new Stop(),
                                        named.replace("@", folder.toString()),
                                        AllowedFolders.parse(
                                                allowed.replace("@", folder.toString()),
                                                folder.resolve("home"))));

        assertThat(thrown)
                .hasMessage(
                        "File logs:%s in qa is not allowed: %s."
                                .formatted(inside, why.replace("@", folder.toString())));
        assertThat(thrown.reason()).isEqualTo(Reason.FILE_NOT_ALLOWED);
    }

    @Test
    void readsBelowAnAllowedFolderThatIsALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), root).toString();
        var allowed = AllowedFolders.parse("/nowhere, " + link, folder.resolve("home"));

        try (var rows = open(new Side.Csv(LOGS, "sub/ok.csv"), new Stop(), link, allowed)) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void takesNoFolderThatIsNotAbsolute() {
        assertThatThrownBy(() -> AllowedFolders.parse("/srv, dumps", folder))
                .hasMessage("tminus.sources.files holds dumps, which is not an absolute path");
    }

    @Test
    void followsLinksThatStayInside() throws Exception {
        assertThat(read("in.csv")).containsExactly(List.of("1"));
    }

    @Test
    void refusesAPipeWithoutWaitingForIt() throws Exception {
        new ProcessBuilder("mkfifo", root.resolve("pipe.csv").toString()).start().waitFor();

        assertThat(failure("pipe.csv"))
                .hasMessage("File logs:pipe.csv in qa is not allowed: it is no plain file.");
    }

    @Test
    void namesTheRootsThereAre() {
        var side = new Side.Csv(new FilesName("dumps"), "a.csv");

        var thrown = catchThrowableOfType(NoAnswer.class, () -> open(side, new Stop()));

        assertThat(thrown.reason()).isEqualTo(Reason.UNKNOWN_FILES);
        assertThat(thrown).hasMessage("Environment qa has no files dumps; it has logs.");
    }

    @Test
    void saysThatAZippedFileIsDamaged() throws Exception {
        var whole = zipped("id\n" + "1\n2\n3\n".repeat(50_000));
        Files.write(root.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 20));
        Files.writeString(root.resolve("plain.csv.gz"), "id\n1\n");

        assertThat(failure("cut.csv.gz"))
                .hasMessage(
                        "File logs:cut.csv.gz in qa ends too early: the gzip file is not"
                                + " complete.");
        assertThat(failure("plain.csv.gz"))
                .hasMessage(
                        "File logs:plain.csv.gz in qa is no gzip file or a damaged one, or"
                                + " something follows it.");
    }

    @Test
    void readsAllMembersOfAZippedFileAndEmptyOnesToo() throws Exception {
        var none = zipped("");
        Files.write(
                root.resolve("members.csv.gz"),
                joined(none, zipped("id\n1\n"), none, none, zipped("2\n"), zipped("3\n"), none));
        Files.write(root.resolve("named.csv.gz"), joined(named("id\n"), named("1\n")));
        Files.write(root.resolve("empty.csv.gz"), new byte[0]);
        Files.write(root.resolve("nothing.csv.gz"), joined(none, none));

        assertThat(read("members.csv.gz"))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
        assertThat(read("named.csv.gz")).containsExactly(List.of("1"));
        assertThat(failure("empty.csv.gz"))
                .hasMessage(
                        "File logs:empty.csv.gz in qa ends too early: the gzip file is not"
                                + " complete.");
        assertThat(failure("nothing.csv.gz"))
                .hasMessage(
                        "File logs:nothing.csv.gz in qa is malformed at line 1: it is empty, and a"
                                + " header with column names is needed.");
    }

    /// Wherever the second member is damaged or cut, and whatever follows the last.
    @Test
    void readsNoZippedFileThatIsNotWholeToItsEnd() throws Exception {
        var first = zipped("id\n1\n");
        var second = zipped("2\n");
        var whole = joined(first, second);
        for (int at = first.length; at < whole.length; at++) {
            Files.write(root.resolve("cut.csv.gz"), Arrays.copyOf(whole, at));
            if (at > first.length) {
                assertThat(failure("cut.csv.gz"))
                        .as("cut at %d", at)
                        .hasMessage(
                                "File logs:cut.csv.gz in qa ends too early: the gzip file is not"
                                        + " complete.");
            }
        }
        for (int at = first.length; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 0x41;
            Files.write(root.resolve("damaged.csv.gz"), damaged);
            boolean meansNothing = at >= first.length + 4 && at < first.length + 10;
            if (!meansNothing) {
                assertThat(failure("damaged.csv.gz").reason())
                        .as("damaged at %d", at)
                        .isEqualTo(Reason.FILE_BROKEN);
            }
        }
        for (var rest : List.of(new byte[1], new byte[512], "rest".getBytes(UTF_8))) {
            Files.write(root.resolve("more.csv.gz"), joined(whole, rest));
            assertThat(failure("more.csv.gz"))
                    .hasMessage(
                            "File logs:more.csv.gz in qa is no gzip file or a damaged one, or"
                                    + " something follows it.");
        }
    }

    @Test
    void boundsFieldsAndRecords() throws Exception {
        write("field.csv", "id\n" + "x".repeat(1_100_000) + "\n");
        write("record.csv", "a,b,c,d,e\n" + ("y".repeat(1_000_000) + ",").repeat(4) + "z\n");
        write(
                "long.csv",
                "a,b,c,d,e\n" + ("y".repeat(900_000) + ",").repeat(4) + "y".repeat(800_000));

        assertThat(failure("field.csv"))
                .hasMessage(
                        "File logs:field.csv in qa is too large at line 2: a field has more than"
                                + " 1,048,576 characters.");
        assertThat(read("record.csv")).hasSize(1);
        assertThat(failure("long.csv"))
                .hasMessage(
                        "File logs:long.csv in qa is too large at line 2: a record has more than"
                                + " 4,194,304 characters.");
        assertThat(failure("long.csv").reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void noticesThatTheFileIsStillWritten() throws Exception {
        write("a.csv", "id\n1\n");

        var thrown =
                catchThrowableOfType(
                        NoAnswer.class,
                        () -> {
                            try (var rows = open("a.csv")) {
                                Files.writeString(root.resolve("a.csv"), "id\n1\n2\n3\n4\n5\n");
                                while (rows.next()) {
                                    assertThat(rows.columns()).hasSize(1);
                                }
                            }
                        });

        assertThat(thrown.reason()).isEqualTo(Reason.FILE_CHANGED);
        assertThat(thrown)
                .hasMessage(
                        "File logs:a.csv in qa was written to while it was read; check again when"
                                + " it is complete.");
    }

    @Test
    void stopsWhenItIsStopped() throws Exception {
        write("a.csv", "id\n1\n2\n");
        var stop = new Stop();

        try (var rows = open(new Side.Csv(LOGS, "a.csv"), stop)) {
            stop.stop();

            assertThat(catchThrowableOfType(NoAnswer.class, rows::next).reason())
                    .isEqualTo(Reason.STOPPED);
        }
    }

    private static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /// With every part that a header may have.
    private static byte[] named(String text) throws IOException {
        var plain = zipped(text);
        plain[3] = 2 + 4 + 8 + 16;
        var more = new byte[] {3, 0, 7, 7, 7, 'a', 0, 'b', 'c', 0, 1, 2};
        return joined(Arrays.copyOf(plain, 10), more, Arrays.copyOfRange(plain, 10, plain.length));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(root.resolve(name), content);
    }

    private static byte[] zipped(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private NoAnswer failure(String path) {
        return catchThrowableOfType(NoAnswer.class, () -> read(path));
    }

    private List<List<String>> read(String path) throws NoAnswer {
        try (var rows = open(path)) {
            var all = new ArrayList<List<String>>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.add(rows.value(i).text());
                }
                all.add(row);
            }
            return all;
        }
    }

    private Rows open(String path) throws NoAnswer {
        return open(new Side.Csv(LOGS, path), new Stop());
    }

    private Rows open(Side.Csv side, Stop stop) throws NoAnswer {
        return open(
                side,
                stop,
                root.toString(),
                AllowedFolders.parse(root.toString(), folder.resolve("home")));
    }

    private static Rows open(Side.Csv side, Stop stop, String named, AllowedFolders folders)
            throws NoAnswer {
        var qa =
                Brief.environment(
                        new EnvironmentName("qa"),
                        Set.of(Mode.REHEARSAL),
                        Map.of(),
                        Map.of(LOGS, named),
                        Map.of());
        return CsvFiles.open(
                side,
                Brief.access(Mode.REHEARSAL, qa),
                folders,
                Deadline.in(Duration.ofSeconds(30)),
                stop);
    }
}
