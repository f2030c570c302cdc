package dev.tminus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.runbook.names.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.CreateBranchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFilesTest {

    private static final Instant NOON = Instant.parse("2026-10-17T12:00:00Z");

    @TempDir private Path root;

    @Test
    void listsTheCommitsThatChangedAFileNewestFirst() throws IOException, GitAPIException {
        RevCommit last;
        try (var git =
                Git.init().setInitialBranch("field-east").setDirectory(root.toFile()).call()) {
            commit(git, "runbooks/a.yaml", "one", "Plan the release", NOON);
            commit(git, "runbooks/b.yaml", "other", "Plan another", NOON.plusSeconds(60));
            last =
                    commit(
                            git,
                            "runbooks/a.yaml",
                            "two",
                            "Ask QA first\n\nThey know.",
                            NOON.plusSeconds(120));
        }

        var past = files("runbooks").past("a.yaml");

        assertThat(past.git()).isEqualTo(new History.Git.On("field-east", last.name()));
        assertThat(past.end()).isEqualTo(History.End.COMPLETE);
        assertThat(past.commits())
                .extracting(History.Commit::subject, History.Commit::when, History.Commit::content)
                .containsExactly(
                        tuple("Ask QA first", NOON.plusSeconds(120), hash("two")),
                        tuple("Plan the release", NOON, hash("one")));
        assertThat(past.commits().getFirst().author()).isEqualTo("Ann");
        assertThat(past.commits().getFirst().id()).isEqualTo(last.name());
    }

    @Test
    void listsFiftyAndSaysThatThereMayBeMore() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            for (int i = 0; i < History.MOST + 1; i++) {
                commit(git, "a.yaml", "v" + i, "Change " + i, NOON.plusSeconds(i));
            }
        }

        var past = files("").past("a.yaml");

        assertThat(past.commits()).hasSize(50);
        assertThat(past.commits().getFirst().subject()).isEqualTo("Change 50");
        assertThat(past.end()).isEqualTo(History.End.MOST);
    }

    @Test
    void stopsLookingAfterAWhileAndSaysSo() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            commit(git, "a.yaml", "one", "Plan", NOON);
        }

        var past = new GitFiles(root, Duration.ofNanos(-1)).past("a.yaml");

        assertThat(past.commits()).isEmpty();
        assertThat(past.end()).isEqualTo(History.End.TIME);
    }

    @Test
    void knowsThatAFolderIsInNoRepository() throws IOException {
        var outside = Files.createDirectory(root.resolve("outside"));

        var past = new GitFiles(outside, GitFiles.PATIENCE).past("a.yaml");

        assertThat(past.git()).isEqualTo(new History.Git.None());
        assertThat(past.commits()).isEmpty();
    }

    @Test
    void knowsARepositoryWithoutACommit() throws GitAPIException {
        Git.init().setInitialBranch("main").setDirectory(root.toFile()).call().close();

        var past = files("").past("a.yaml");

        assertThat(past.git()).isEqualTo(new History.Git.On("main", ""));
        assertThat(past.commits()).isEmpty();
    }

    @Test
    void saysWhyARepositoryCannotBeRead() throws IOException {
        Files.createDirectories(root.resolve(".git/objects"));
        Files.createDirectories(root.resolve(".git/refs"));
        Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                root.resolve(".git/config"),
                "[core]\n\trepositoryformatversion = 7\n\tbare = false\n");

        var past = files("").past("a.yaml");

        assertThat(past.git())
                .isEqualTo(
                        new History.Git.Unreadable(
                                "The repository could not be read; the log of the server says"
                                        + " why."));
    }

    @Test
    void namesTheCommitWhereNoBranchIsCheckedOut() throws IOException, GitAPIException {
        RevCommit first;
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            first = commit(git, "a.yaml", "one", "Plan", NOON);
            commit(git, "a.yaml", "two", "Plan better", NOON.plusSeconds(1));
            git.checkout().setName(first.name()).call();
        }

        var past = files("").past("a.yaml");

        assertThat(past.git()).isEqualTo(new History.Git.On("", first.name()));
        assertThat(past.commits()).extracting(History.Commit::subject).containsExactly("Plan");
    }

    @Test
    void saysThatAShallowCloneHasNoOlderCommits() throws IOException, GitAPIException {
        var origin = root.resolve("origin");
        var clone = root.resolve("clone");
        try (var git = Git.init().setDirectory(origin.toFile()).call()) {
            for (int i = 0; i < 3; i++) {
                commit(git, "a.yaml", "v" + i, "Change " + i, NOON.plusSeconds(i));
            }
        }
        Git.cloneRepository()
                .setURI(origin.toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(2)
                .call()
                .close();

        var past = files("clone").past("a.yaml");

        assertThat(past.commits())
                .extracting(History.Commit::subject)
                .containsExactly("Change 2", "Change 1");
        assertThat(past.end()).isEqualTo(History.End.SHALLOW);
    }

    @Test
    void followsBothSidesOfAMerge() throws IOException, GitAPIException {
        try (var git = Git.init().setInitialBranch("main").setDirectory(root.toFile()).call()) {
            commit(git, "a.yaml", "one", "Plan", NOON);
            git.checkout()
                    .setName("side")
                    .setCreateBranch(true)
                    .setUpstreamMode(CreateBranchCommand.SetupUpstreamMode.NOTRACK)
                    .call();
            commit(git, "a.yaml", "two", "Plan aside", NOON.plusSeconds(1));
            git.checkout().setName("main").call();
            commit(git, "b.yaml", "b", "Plan another", NOON.plusSeconds(2));
            git.merge()
                    .include(git.getRepository().resolve("side"))
                    .setMessage("Merge")
                    .setCommit(true)
                    .call();
        }

        var past = files("").past("a.yaml");

        assertThat(past.commits())
                .extracting(History.Commit::subject)
                .containsExactly("Plan aside", "Plan");
    }

    @Test
    void listsAVersionThatIsTooLongWithoutReadingIt() throws IOException, GitAPIException {
        RevCommit huge;
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            huge = commit(git, "a.yaml", "x".repeat((1 << 20) + 1), "Grow", NOON);
        }

        var files = files("");
        var past = files.past("a.yaml");

        var why = "It has 1,048,577 bytes; at most 1,048,576 are read.";
        assertThat(past.commits())
                .extracting(History.Commit::content, History.Commit::obstacle)
                .containsExactly(tuple(null, why));
        assertThat(files.content(huge.name(), "a.yaml"))
                .isEqualTo(new GitFiles.Content.Refused(why));
    }

    @Test
    void readsAFileAsACommitHasItByTheFirstDigitsOfItsId() throws IOException, GitAPIException {
        RevCommit first;
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            first = commit(git, "sub/a.yaml", "one", "Plan", NOON);
            commit(git, "sub/a.yaml", "two", "Plan better", NOON.plusSeconds(1));
        }

        var found = files("sub").content(first.name().substring(0, 7), "a.yaml");

        assertThat(found)
                .isInstanceOfSatisfying(
                        GitFiles.Content.Found.class,
                        file -> assertThat(file.bytes()).asString().isEqualTo("one"));
    }

    @Test
    void looksAtNothingOutsideOfTheFolder() throws IOException, GitAPIException {
        RevCommit commit;
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            commit(git, "sub/b.yaml", "b", "Begin", NOON);
            commit = commit(git, "a.yaml", "one", "Plan", NOON.plusSeconds(1));
        }
        var files = files("sub");

        assertThat(files.past("../a.yaml").commits()).isEmpty();
        assertThat(files.content(commit.name(), "../a.yaml"))
                .isEqualTo(new GitFiles.Content.Absent());
        assertThat(files.content("0123456789", "b.yaml")).isEqualTo(new GitFiles.Content.Absent());
    }

    @Test
    void writesNothing() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            commit(git, "a.yaml", "one", "Plan", NOON);
        }
        var before = times();

        var past = files("").past("a.yaml");

        assertThat(past.commits()).hasSize(1);
        assertThat(times()).isEqualTo(before);
    }

    private GitFiles files(String folder) {
        return new GitFiles(root.resolve(folder), GitFiles.PATIENCE);
    }

    private Map<Path, FileTime> times() throws IOException {
        try (var all = Files.walk(root)) {
            return all.collect(Collectors.toMap(file -> file, GitFilesTest::changed));
        }
    }

    @Test
    void takesNothingForTheRepositoryThatCameWithIt() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            commit(git, "runbooks/a.yaml", "one", "Plan", NOON);
        }
        try (var posing = Git.init().setDirectory(root.resolve("posing").toFile()).call()) {
            commit(posing, "a.yaml", "other", "Pose", NOON);
        }
        try (var files = Files.walk(root.resolve("posing/.git"))) {
            for (var file : files.sorted().toList()) {
                var to =
                        root.resolve("runbooks")
                                .resolve(root.resolve("posing/.git").relativize(file));
                if (!Files.isDirectory(to)) {
                    Files.copy(file, to);
                }
            }
        }

        var past = files("runbooks").past("a.yaml");

        assertThat(past.commits()).extracting(History.Commit::subject).containsExactly("Plan");
    }

    @Test
    void listsACommitThatNobodySigned() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(root.toFile()).call()) {
            var commit = commit(git, "a.yaml", "one", "Plan", NOON);
            var repository = git.getRepository();
            try (var inserter = repository.newObjectInserter()) {
                var text =
                        "tree %s\ncommitter Ann <ann@example.test> %d +0000\n\nPlan\n"
                                .formatted(commit.getTree().name(), NOON.getEpochSecond());
                var id =
                        inserter.insert(
                                Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
                inserter.flush();
                var update = repository.updateRef(Constants.HEAD);
                update.setNewObjectId(id);
                update.forceUpdate();
            }
        }

        var past = files("").past("a.yaml");

        assertThat(past.commits())
                .extracting(History.Commit::author, History.Commit::when)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("", NOON));
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static RevCommit commit(
            Git git, String file, String content, String message, Instant when)
            throws IOException, GitAPIException {
        var path = git.getRepository().getWorkTree().toPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        git.add().addFilepattern(file).call();
        var ann = new PersonIdent("Ann", "ann@example.test", when, ZoneOffset.UTC);
        return git.commit()
                .setMessage(message)
                .setAuthor(ann)
                .setCommitter(ann)
                .setSign(false)
                .call();
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
