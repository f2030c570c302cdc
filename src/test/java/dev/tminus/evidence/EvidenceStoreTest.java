package dev.tminus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceStoreTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path home;
    private Path folder;
    private EvidenceStore store;

    @BeforeEach
    void open() {
        folder = home.resolve("evidence");
        store = new EvidenceStore(folder);
    }

    private EvidenceRef keep(String content) throws IOException {
        try (var file = store.begin(Kind.REPORT, "c-report.json")) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
            return file.keep();
        }
    }

    private String read(EvidenceStore from, EvidenceRef ref) throws IOException {
        try (var in = from.open(ref.sha256()).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void givesBackWhatWasKeptAfterReopening() throws IOException {
        var ref = keep("all rows are the same");

        assertThat(ref)
                .isEqualTo(
                        new EvidenceRef(
                                Kind.REPORT,
                                "c-report.json",
                                "c6d940cbc936fe064c47a5030432f61d5ab180f32667c5a980aad346927a8d2d",
                                21));
        assertThat(read(new EvidenceStore(folder), ref)).isEqualTo("all rows are the same");
        assertThat(store.has(ref.sha256())).isTrue();
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        var one = keep("a");
        var other = keep("a");

        assertThat(one.sha256()).isEqualTo(other.sha256());
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsNothingOfWhatWasGivenUp() throws IOException {
        try (var file = store.begin(Kind.LEFT_DUMP, "c-field.csv")) {
            file.write("half a".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void noticesContentThatWasChangedOnDisk() throws IOException {
        var ref = keep("3 missing");
        try (var out = new GZIPOutputStream(Files.newOutputStream(files().getFirst()))) {
            out.write("0 missing".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> read(store, ref))
                .isInstanceOf(IOException.class)
                .hasMessage("The evidence was changed on disk: its content is not " + ref.sha256());
    }

    @Test
    void letsOnlyItsOwnerRead() throws IOException {
        keep("a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void sweepsOldFilesThatNobodyNames() throws IOException {
        var named = keep("named");
        var unnamed = keep("unnamed");
        for (var file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        }
        var young = keep("young");

        int removed = store.sweep(Set.of(named.sha256()), LONG_AGO.plusSeconds(1));

        assertThat(removed).isEqualTo(1);
        assertThat(store.open(unnamed.sha256())).isEmpty();
        assertThat(store.has(named.sha256())).isTrue();
        assertThat(store.has(young.sha256())).isTrue();
    }

    @Test
    void removesWhatAnEarlierProcessLeftUnfinished() throws IOException {
        var ref = keep("a");
        Files.writeString(store.temporary().resolve("sort1.run"), "left by a kill");

        store.clearTemporary();

        assertThat(store.temporary()).isEmptyDirectory();
        assertThat(store.has(ref.sha256())).isTrue();
    }

    @Test
    void removesWhatIsKeptNoLonger() throws IOException {
        var ref = keep("a");

        var later = Instant.now().plusSeconds(60);

        assertThat(store.remove(ref.sha256(), later)).isTrue();
        assertThat(store.remove(ref.sha256(), later)).isTrue();

        assertThat(store.open(ref.sha256())).isEmpty();
    }

    @Test
    void keepsWhatWasKeptAnewSince() throws IOException {
        var earlier = Instant.now().minusSeconds(60);
        var ref = keep("a");

        assertThat(store.remove(ref.sha256(), earlier)).isFalse();

        assertThat(store.has(ref.sha256())).isTrue();
    }

    /// The device that is always full, in the place of a file that grows.
    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Files.createDirectories(folder);
        var full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        var file = new NewEvidence(store, Kind.LEFT_DUMP, "c-field.csv", full);

        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                file.write(new byte[1 << 16]);
                            }
                            file.keep();
                        })
                .isInstanceOf(EvidenceNotKept.class)
                .hasMessageMatching(
                        "The evidence c-field.csv could not be kept: the disk is full"
                                + " \\([0-9,]+ MiB left\\); free some space and check again\\.");
    }

    @Test
    void saysThatItMayNotWrite() throws IOException {
        Files.writeString(folder, "a file in the place of the folder");

        assertThatThrownBy(() -> keep("a"))
                .isInstanceOf(EvidenceNotKept.class)
                .hasMessageStartingWith("The evidence c-report.json could not be kept: ");
    }
}
