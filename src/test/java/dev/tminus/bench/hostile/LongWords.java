package dev.tminus.bench.hostile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// A word of 1 MiB where a role is named, in two commits of a runbook: somebody opens the file and
/// what changed in it.
final class LongWords implements Attack {

    private static final int LONGEST_FILE = 1 << 20;
    private static final String FILE = "word.yaml";

    private final int rounds;
    private final List<String> commits = new ArrayList<>();

    /// @param rounds how often both are opened
    LongWords(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String prepare(Path folder) throws Exception {
        var runbooks = folder.resolve("runbooks");
        try (var git = Git.init().setDirectory(runbooks.toFile()).call()) {
            for (var letter : List.of("x", "y")) {
                var length = LONGEST_FILE - TEXT.length() + "%s".length();
                Files.writeString(runbooks.resolve(FILE), TEXT.formatted(letter.repeat(length)));
                commits.add(commit(git));
            }
        }
        return "";
    }

    @Override
    public Result against(Stage stage) throws Exception {
        var flaws = new ArrayList<String>();
        var attacker = stage.attacker();
        stage.probe().begin();
        for (var round = 1; round <= rounds; round++) {
            attacker.load("runbooks");
            attacker.page().getByText(FILE).first().click();
            var told = attacker.page().getByText("The runbook has no role").first();
            if (!stage.probe().actUntil(told::isVisible)) {
                flaws.add("the file was not shown with what is wrong, or an act was refused");
            }
            attacker.load("runbooks/%s?from=%s&to=now".formatted(FILE, commits.getFirst()));
            stage.probe().actUntil(() -> true);
        }
        assertThat(attacker.page().getByText(FILE).first()).isVisible();
        return Result.of(this, stage, List.of(), flaws);
    }

    private static String commit(Git git) throws GitAPIException {
        var ann =
                new PersonIdent(
                        "Ann",
                        "ann@example.test",
                        Instant.parse("2026-11-30T12:00:00Z"),
                        ZoneOffset.UTC);
        git.add().addFilepattern(FILE).call();
        return git.commit()
                .setMessage("Name nobody")
                .setAuthor(ann)
                .setCommitter(ann)
                .setSign(false)
                .call()
                .name();
    }

    private static final String TEXT =
            """
            runbook: word
            title: One wrong word
            zero: Never
            environments: [qa]
            roles: {manager: {team: team}}
            phases:
              - {id: only, title: Only, owner: %s, steps: [{id: one, title: One}]}
            """;
}
