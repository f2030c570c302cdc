package dev.tminus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.names.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Versions out of a real repository and a real store.
class FolderHistoriesTest {

    private static final Instant NOON = Instant.parse("2026-10-17T12:00:00Z");

    @TempDir private Path folder;
    private FolderCatalog catalog;
    private FolderHistories histories;

    @BeforeEach
    void open() throws IOException {
        var database =
                new DriverManagerDataSource(
                        "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).load().migrate();
        var documents = new Documents(new JdbcTemplate(database), InstantSource.fixed(NOON));
        var place = new Folder(folder);
        catalog = new FolderCatalog(place, documents);
        histories = new FolderHistories(place, catalog, documents);
        write("workspace.yaml", workspace("ops"));
    }

    @Test
    void readsAnOldVersionWithTheWorkspaceOfItsTime() throws IOException, GitAPIException {
        String commit;
        try (var git = Git.init().setDirectory(folder.toFile()).call()) {
            write("workspace.yaml", workspace("old-team"));
            write("a.yaml", runbook("Old", "old-team"));
            commit = commit(git);
        }
        write("workspace.yaml", workspace("ops"));
        write("a.yaml", runbook("New", "ops"));

        var old = histories.read("a.yaml", new VersionName.InCommit(commit.substring(0, 8)));
        var now = histories.read("a.yaml", new VersionName.Now());

        assertThat(old)
                .isInstanceOfSatisfying(
                        OldVersion.Read.class,
                        version -> {
                            assertThat(version.runbook().title()).isEqualTo("Old");
                            assertThat(version.ownWorkspace()).isTrue();
                        });
        assertThat(now)
                .isInstanceOfSatisfying(
                        OldVersion.Read.class,
                        version -> assertThat(version.runbook().title()).isEqualTo("New"));
    }

    @Test
    void readsAVersionWithoutAWorkspaceBesideItWithThePresentOne()
            throws IOException, GitAPIException {
        String commit;
        try (var git = Git.init().setDirectory(folder.toFile()).call()) {
            Files.delete(folder.resolve("workspace.yaml"));
            write("a.yaml", runbook("Old", "ops"));
            commit = commit(git);
        }
        write("workspace.yaml", workspace("ops"));

        var old = histories.read("a.yaml", new VersionName.InCommit(commit));

        assertThat(old)
                .isInstanceOfSatisfying(
                        OldVersion.Read.class,
                        version -> assertThat(version.ownWorkspace()).isFalse());
    }

    @Test
    void saysWhatIsWrongWithAVersionThatCannotBeRead() throws IOException, GitAPIException {
        String commit;
        try (var git = Git.init().setDirectory(folder.toFile()).call()) {
            write("a.yaml", "runbook: a\nsteps: []\n");
            commit = commit(git);
        }

        var old = histories.read("a.yaml", new VersionName.InCommit(commit));

        assertThat(old)
                .isInstanceOfSatisfying(
                        OldVersion.Unreadable.class,
                        version -> {
                            assertThat(version.why())
                                    .isEqualTo("This version has errors and cannot be read.");
                            assertThat(version.problems())
                                    .extracting(Problem::code)
                                    .contains("unknown-key");
                        });
    }

    @Test
    void keepsVersionsThatGitDoesNotKnow() throws IOException {
        write("a.yaml", runbook("First", "ops"));
        catalog.shelf();
        write("a.yaml", runbook("Second", "ops"));
        catalog.shelf();

        var history = histories.of("a.yaml");
        var first = hash(runbook("First", "ops"));

        assertThat(history.git()).isEqualTo(new History.Git.None());
        assertThat(history.kept()).containsExactly(new History.Kept(first, NOON));
        assertThat(histories.read("a.yaml", new VersionName.InStore(first.hex().substring(0, 12))))
                .isInstanceOfSatisfying(
                        OldVersion.Read.class,
                        version -> assertThat(version.runbook().title()).isEqualTo("First"));
    }

    @Test
    void listsOnceWhatIsCommittedAndKept() throws IOException, GitAPIException {
        try (var git = Git.init().setDirectory(folder.toFile()).call()) {
            write("a.yaml", runbook("First", "ops"));
            commit(git);
        }
        catalog.shelf();
        write("a.yaml", runbook("Second", "ops"));
        catalog.shelf();

        var history = histories.of("a.yaml");

        assertThat(history.commits())
                .extracting(History.Commit::content)
                .containsExactly(hash(runbook("First", "ops")));
        assertThat(history.kept()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchVersion() throws IOException {
        write("a.yaml", runbook("First", "ops"));
        catalog.shelf();

        assertThat(histories.read("b.yaml", new VersionName.Now()))
                .isEqualTo(unreadable("b.yaml is not in the folder now."));
        assertThat(histories.read("a.yaml", new VersionName.InStore("0000000")))
                .isEqualTo(unreadable("No version 0000000 of a.yaml was kept."));
        assertThat(histories.read("a.yaml", new VersionName.InCommit("0000000")))
                .isEqualTo(unreadable("There is no commit 0000000 with a.yaml in it."));
    }

    private static OldVersion unreadable(String why) {
        return new OldVersion.Unreadable(why, List.of());
    }

    private static String workspace(String team) {
        return """
        timezone: UTC
        teams: {%s: {title: A team}}
        people: {op: {name: Op, teams: [%s]}}
        environments: {qa: {allows: [rehearsal]}}
        """
                .formatted(team, team);
    }

    private static String runbook(String title, String team) {
        return """
        runbook: a
        title: %s
        zero: Live
        environments: [qa]
        roles: {manager: {team: %s}}
        phases: [{id: p, title: P, owner: manager, steps: [{id: a, title: A, takes: 1m}]}]
        """
                .formatted(title, team);
    }

    private String commit(Git git) throws GitAPIException {
        git.add().addFilepattern(".").call();
        var ann = new PersonIdent("Ann", "ann@example.test", NOON, ZoneOffset.UTC);
        return git.commit()
                .setMessage("Plan")
                .setAuthor(ann)
                .setCommitter(ann)
                .setSign(false)
                .call()
                .name();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
