package dev.tminus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    private static final Instant NOON = Instant.parse("2026-10-17T12:00:00Z");

    @TempDir private Path root;

    @Test
    void listsTheCommitsThatChangedAFileNewestFirst() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            commit(git, "runbooks/a.yaml", "one", "Plan the release", NOON);
            commit(git, "runbooks/b.yaml", "other", "Plan another", NOON.plusSeconds(60));
            commit(
                    git,
                    "runbooks/a.yaml",
                    "two",
                    "Ask QA first\n\nThey know.",
                    NOON.plusSeconds(120));
        }

        var versions = new Versions(root.resolve("runbooks")).of("a.yaml", 10);

        assertThat(versions)
                .extracting(Versions.Version::subject, Versions.Version::when)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ask QA first", NOON.plusSeconds(120)),
                        org.assertj.core.groups.Tuple.tuple("Plan the release", NOON));
        assertThat(versions.getFirst().author()).isEqualTo("Ann");
        assertThat(versions.getFirst().commit()).hasSize(40);
        assertThat(versions.getFirst().content()).isEqualTo(hash("two"));
        assertThat(versions.getLast().content()).isEqualTo(hash("one"));
    }

    @Test
    void listsNoMoreThanAskedFor() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            for (int i = 0; i < 5; i++) {
                commit(git, "a.yaml", "v" + i, "Change " + i, NOON.plusSeconds(i));
            }
        }

        assertThat(new Versions(root).of("a.yaml", 2))
                .extracting(Versions.Version::subject)
                .containsExactly("Change 4", "Change 3");
    }

    @Test
    void knowsNoHistoryOutsideOfARepository() throws IOException, GitAPIException {
        var outside = Files.createDirectory(root.resolve("outside"));
        var empty = Files.createDirectory(root.resolve("empty"));
        Git.init().setDirectory(empty.toFile()).call().close();

        assertThat(new Versions(outside).of("a.yaml", 10)).isEmpty();
        assertThat(new Versions(empty).of("a.yaml", 10)).isEmpty();
        assertThat(new Versions(root.resolve("nowhere")).of("a.yaml", 10)).isEmpty();
    }

    @Test
    void looksAtNothingOutsideOfTheRepository() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            commit(git, "a.yaml", "one", "Plan", NOON);
        }

        assertThat(new Versions(root).of("../a.yaml", 10)).isEmpty();
        assertThat(new Versions(root).of("none.yaml", 10)).isEmpty();
    }

    private static void commit(Git git, String file, String content, String message, Instant when)
            throws IOException, GitAPIException {
        var path = git.getRepository().getWorkTree().toPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        git.add().addFilepattern(file).call();
        var ann = new PersonIdent("Ann", "ann@example.test", when, ZoneOffset.UTC);
        git.commit().setMessage(message).setAuthor(ann).setCommitter(ann).setSign(false).call();
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
