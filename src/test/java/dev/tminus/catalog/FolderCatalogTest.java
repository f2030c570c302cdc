package dev.tminus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import dev.tminus.language.Locations.Part;
import dev.tminus.language.Reading;
import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.PersonId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// A folder that may come from anybody's repository: whatever lies in it, the good files are read.
class FolderCatalogTest {

    private static final String BOMB =
            """
            a: &a [x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a]
            c: &c [*b, *b, *b, *b]
            d: &d [*c, *c, *c, *c]
            """;
    private static final String BOMB_REFUSED =
            """
            %s:4:16: error [alias] A file may use at most 10 aliases, which repeat at most 10,000 values together.
              d: &d [*c, *c, *c, *c]
                             ^
              Write the value out.
            """;
    private static final String TOO_BIG =
            """
            %s:1:1: error [too-big] The file has %,d bytes; at most 1,048,576 are read.
              Split it.
            """;

    @TempDir Path folder;
    private FolderCatalog catalog;

    @BeforeEach
    void open() throws IOException {
        write(
                "workspace.yaml",
                """
                timezone: UTC
                teams: {ops: {title: Operations}}
                people: {op: {name: Op, teams: [ops]}}
                environments: {qa: {allows: [rehearsal]}}
                """);
        write(
                "good.yaml",
                """
                runbook: good
                title: Good
                zero: Live
                environments: [qa]
                roles: {manager: {team: ops}}
                phases: [{id: p, title: P, owner: manager, steps: [{id: a, title: A}]}]
                """);
        catalog = new FolderCatalog(new Folder(folder), new Kept());
    }

    @Test
    void saysHowLongAFileIsThatIsTooLongAndReadsTheOthers() throws IOException {
        grow("huge.yaml", 2 << 20);

        var entries = catalog.shelf().entries();

        assertThat(entries).extracting(Entry::file).containsExactly("good.yaml", "huge.yaml");
        assertThat(entries.getFirst().reading().ok()).isTrue();
        assertThat(printed(entries.getLast().reading()))
                .isEqualTo(TOO_BIG.formatted("huge.yaml", 2 << 20));
        assertThat(entries.getLast().text()).isEmpty();
    }

    @Test
    void takesNoMemoryForWhatItDoesNotRead() throws IOException {
        catalog.shelf();
        for (int i = 0; i < 10; i++) {
            grow("huge-" + i + ".yaml", 1L << 30);
        }

        long before = allocated();
        var entries = catalog.shelf().entries();
        long took = allocated() - before;

        assertThat(entries).hasSize(11);
        assertThat(entries.getFirst().reading().ok()).isTrue();
        assertThat(took).isLessThan(10 << 20);
    }

    @Test
    void refusesAnAliasBombAndReadsTheOthers() throws IOException {
        write("bomb.yaml", BOMB);

        var entries = catalog.shelf().entries();

        assertThat(printed(entries.getFirst().reading()))
                .isEqualTo(BOMB_REFUSED.formatted("bomb.yaml"));
        assertThat(entries.getLast().reading().ok()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithAHostileWorkspaceAndStillReadsTheRunbooksAsFarAsTheyGo()
            throws IOException {
        write("workspace.yaml", BOMB);
        var bomb = catalog.shelf();
        grow("workspace.yaml", 2 << 20);
        var huge = catalog.shelf();

        assertThat(printed(bomb.workspace())).isEqualTo(BOMB_REFUSED.formatted("workspace.yaml"));
        assertThat(printed(huge.workspace()))
                .isEqualTo(TOO_BIG.formatted("workspace.yaml", 2 << 20));
        for (var shelf : List.of(bomb, huge)) {
            assertThat(shelf.entries())
                    .singleElement()
                    .extracting(entry -> entry.reading().problems().getFirst())
                    .returns("names-unchecked", Problem::code)
                    .returns("Mend `workspace.yaml` first.", Problem::suggestion);
        }
    }

    @Test
    void asksForAWorkspaceWhereThereIsNone() throws IOException {
        Files.delete(folder.resolve("workspace.yaml"));

        assertThat(catalog.shelf().entries())
                .singleElement()
                .extracting(entry -> entry.reading().problems().getFirst())
                .returns("names-unchecked", Problem::code)
                .returns(
                        "Put the `workspace.yaml` that defines them into the same folder.",
                        Problem::suggestion);
    }

    @Test
    void readsOnlyPlainFiles() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("good.yaml"));
        Files.createDirectory(folder.resolve("folder.yaml"));

        var entries = catalog.shelf().entries();

        assertThat(entries)
                .extracting(Entry::file)
                .containsExactly("folder.yaml", "good.yaml", "link.yaml");
        assertThat(entries)
                .extracting(entry -> entry.reading().ok())
                .containsExactly(false, true, false);
        assertThat(printed(entries.getLast().reading()))
                .isEqualTo(
                        """
                        link.yaml:1:1: error [unreadable] link.yaml is a link or not a plain file, and links are not followed. Put the file itself there.
                        """);
        assertThat(entries.getLast().text()).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeOpenedWhoseNameIsNoText() throws IOException, InterruptedException {
        var made =
                new ProcessBuilder("sh", "-c", "cp good.yaml \"$(printf 'nacht\\374.yaml')\"")
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        write("two\nlines.yaml", BOMB);

        var entries = catalog.shelf().entries();

        assertThat(entries)
                .extracting(Entry::file)
                .containsExactly("good.yaml", "nacht\ufffd.yaml", "two\nlines.yaml");
        assertThat(printed(entries.get(1).reading()))
                .isEqualTo(
                        """
                        nacht\ufffd.yaml:1:1: error [unreadable] The name of this file is not written in UTF-8, so the file cannot be opened. Fix: rename it.
                        """);
        assertThat(entries.getLast().text()).isEqualTo(BOMB);
    }

    @Test
    void keepsOnlyWhatIsFitToBePlannedWith() throws IOException {
        write("bomb.yaml", BOMB);
        var kept = new Kept();

        var shelf = new FolderCatalog(new Folder(folder), kept).shelf();

        assertThat(kept.files).containsExactlyInAnyOrder("good.yaml", "workspace.yaml");
        assertThat(shelf.workspace().ok()).isTrue();
    }

    @Test
    void saysWhatTheLinterFindsAndInWhichPartOfTheFile() throws IOException {
        write(
                "linted.yaml",
                """
                runbook: linted
                title: Linted
                zero: Live
                environments: [qa]
                roles: {manager: {team: ops}}
                phases:
                  - id: p
                    title: P
                    owner: manager
                    steps:
                      - {id: a, title: A}
                      - id: b
                        title: B
                        accept: [{lint: no-times, because: Nothing waits for it.}]
                """);

        var entry = catalog.shelf().entries().getLast();

        assertThat(entry.notes())
                .extracting(note -> note.problem().code(), Note::spot, Note::because)
                .containsExactly(
                        tuple("no-times", new Spot(Part.STEP, "a"), ""),
                        tuple("no-times", new Spot(Part.STEP, "b"), "Nothing waits for it."));
        assertThat(entry.lines())
                .containsEntry(new Spot(Part.PHASE, "p"), 7)
                .containsEntry(new Spot(Part.STEP, "b"), 12);
        assertThat(entry.warnings())
                .containsExactly(
                        "Line 11 [no-times]: `a` has no `at` and no `takes`, so the plan gives it"
                                + " no time. Say how long it takes; a guess that the first rehearsal"
                                + " corrects will do.");
    }

    @Test
    void looksAtTheRunbooksThatARunbookRuns() throws IOException {
        write("parent.yaml", running("parent", "child"));
        assertThat(notes("parent.yaml"))
                .containsExactly(
                        "`a` runs the runbook `child`, and there is none among the files.");

        write("child.yaml", running("child", "grandchild"));
        write("grandchild.yaml", running("grandchild", "parent"));

        assertThat(notes("parent.yaml"))
                .containsExactly("`parent` runs itself: parent -> child -> grandchild -> parent.");
    }

    private List<String> notes(String file) {
        return catalog.shelf().entries().stream()
                .filter(entry -> entry.file().equals(file))
                .flatMap(entry -> entry.notes().stream())
                .map(note -> note.problem().message())
                .toList();
    }

    private static String running(String id, String child) {
        return """
        runbook: %s
        title: R
        zero: Live
        environments: [qa]
        roles: {manager: {team: ops}}
        phases:
          - id: p
            owner: manager
            steps:
              - {id: a, title: A, takes: 5m, type: runbook, runbook: {id: %s}}
        """
                .formatted(id, child);
    }

    @Test
    void saysWhatTheLinterFindsInTheWorkspace() throws IOException {
        write(
                "workspace.yaml",
                """
                timezone: UTC
                teams: {ops: {title: Operations}, qa: {title: QA}}
                people: {op: {name: Op, teams: [ops]}}
                environments: {qa: {allows: [rehearsal]}}
                """);

        var shelf = catalog.shelf();

        assertThat(shelf.workspaceNotes())
                .extracting(note -> note.problem().code())
                .containsExactly("empty-team");
        assertThat(shelf.workspaceWarnings())
                .singleElement()
                .asString()
                .startsWith("workspace.yaml: Line 2 [empty-team]: ");
    }

    @Test
    void readsAgainOnlyWhatChanged() throws IOException {
        write("other.yaml", Files.readString(folder.resolve("good.yaml")));
        var before = catalog.shelf();
        write("other.yaml", "runbook: other\n");

        var after = catalog.shelf();

        assertThat(after.entries().getFirst()).isSameAs(before.entries().getFirst());
        assertThat(after.entries().getLast().reading().ok()).isFalse();
    }

    @Test
    void readsAllRunbooksAgainWithAnotherWorkspace() throws IOException {
        var before = catalog.shelf();
        write(
                "workspace.yaml",
                """
                timezone: UTC
                teams: {other: {title: Others}}
                people: {op: {name: Op, teams: [other]}}
                environments: {qa: {allows: [rehearsal]}}
                """);

        var after = catalog.shelf();

        assertThat(before.entries().getFirst().reading().ok()).isTrue();
        assertThat(after.entries().getFirst().reading().ok()).isFalse();
    }

    @Test
    void tellsThoseWhoWatchOnceOfEachChange() throws IOException {
        var told = new ArrayList<Shelf>();
        catalog.look();
        var watch = catalog.watch(told::add);
        catalog.look();
        told.clear();

        catalog.look();
        write("new.yaml", "runbook: new\n");
        catalog.look();
        catalog.look();
        watch.close();
        write("newer.yaml", "runbook: newer\n");
        catalog.look();

        assertThat(told).singleElement().satisfies(shelf -> assertThat(shelf.entries()).hasSize(2));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// A file with a hole in it, which takes no room.
    private void grow(String name, long bytes) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private static String printed(Reading<?> reading) {
        return reading.problems().stream().map(Problem::print).collect(Collectors.joining("\n"));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /// Keeps names only.
    private static final PersonId OP = new PersonId("op");

    @Test
    void somebodyIsGoneOnceTheFileNamesThemNoMore() throws IOException {
        assertThat(catalog.isGone(OP)).isFalse();
        assertThat(catalog.isGone(new PersonId("stranger"))).isTrue();

        write("workspace.yaml", workspaceWithout());

        assertThat(catalog.isGone(OP)).isTrue();
    }

    @Test
    void nobodyIsGoneWhileTheFileIsBrokenOrAway() throws IOException {
        assertThat(catalog.isGone(OP)).isFalse();

        write("workspace.yaml", "people: {");
        assertThat(catalog.isGone(OP)).isFalse();
        Files.delete(folder.resolve("workspace.yaml"));
        assertThat(catalog.isGone(OP)).isFalse();

        write("workspace.yaml", workspaceWithout());
        assertThat(catalog.isGone(OP)).isTrue();
        write("workspace.yaml", "people: {");
        assertThat(catalog.isGone(OP)).isTrue();
    }

    @Test
    void whatTheFileSaidLastHoldsOverARestart() throws IOException {
        var kept = new Kept();
        write("workspace.yaml", workspaceWithout());
        new FolderCatalog(new Folder(folder), kept).shelf();
        write("workspace.yaml", "people: {");

        var restarted = new FolderCatalog(new Folder(folder), kept);

        assertThat(restarted.isGone(OP)).isTrue();
        assertThat(restarted.isGone(new PersonId("other"))).isFalse();
    }

    @Test
    void nobodyIsGoneWhereNoWorkspaceWasEverUsable() throws IOException {
        write("workspace.yaml", "people: {");

        assertThat(catalog.isGone(OP)).isFalse();
    }

    private static String workspaceWithout() {
        return """
        timezone: UTC
        teams: {ops: {title: Operations}}
        people: {other: {name: Other, teams: [ops]}}
        environments: {qa: {allows: [rehearsal]}}
        """;
    }

    private static final class Kept extends Documents {

        private final List<String> files = new ArrayList<>();
        private final Map<String, Document> newest = new HashMap<>();

        Kept() {
            super(new JdbcTemplate(), InstantSource.system());
        }

        @Override
        public void keep(Kind kind, Document document) {
            files.add(document.file());
            newest.put(document.file(), document);
        }

        @Override
        public List<History.Kept> named(String file, int most) {
            return Stream.ofNullable(newest.get(file))
                    .map(kept -> new History.Kept(ContentHash.of(kept.content()), Instant.EPOCH))
                    .toList();
        }

        @Override
        public Optional<Document> find(ContentHash version) {
            return newest.values().stream()
                    .filter(kept -> ContentHash.of(kept.content()).equals(version))
                    .findFirst();
        }
    }
}
