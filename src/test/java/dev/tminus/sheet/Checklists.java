package dev.tminus.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.language.problems.Severity;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Checklists in tests, and what became of them as the reader of runbooks sees it.
final class Checklists {

    private static final Pattern TEAM = Pattern.compile("\\{team: ([a-z0-9-]+|\"[a-z0-9-]+\")}");

    private Checklists() {}

    static Imported.Draft csv(String... lines) {
        return draft("release.csv", String.join("\n", lines));
    }

    static Imported.Draft draft(String file, String text) {
        return draft(file, text.getBytes(StandardCharsets.UTF_8), Imported.Known.NOTHING);
    }

    static Imported.Draft draft(String file, byte[] content, Imported.Known known) {
        var imported = ImportChecklist.read(file, content, known);
        if (imported instanceof Imported.Refused(var why)) {
            throw new AssertionError(why);
        }
        return (Imported.Draft) imported;
    }

    static String refusal(String file, byte[] content) {
        var imported = ImportChecklist.read(file, content, Imported.Known.NOTHING);
        assertThat(imported).isInstanceOf(Imported.Refused.class);
        return ((Imported.Refused) imported).why();
    }

    static String refusal(String file, String text) {
        return refusal(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the runbook in a workspace that has every team it names.
    static Runbook runbook(Imported.Draft draft) {
        var teams = new TreeSet<String>();
        var team = TEAM.matcher(draft.yaml());
        while (team.find()) {
            teams.add(team.group(1));
        }
        var workspace = new StringBuilder("timezone: America/New_York\nteams:\n");
        teams.forEach(name -> workspace.append("  ").append(name).append(": {title: A team}\n"));
        workspace.append("people:\n");
        for (int i = 0; i < 9; i++) {
            workspace
                    .append("  p")
                    .append(i)
                    .append(": {name: P, teams: [")
                    .append(String.join(", ", teams))
                    .append("]}\n");
        }
        workspace.append("environments: {production: {allows: [live]}}\n");
        var read = Language.readWorkspace("workspace.yaml", bytes(workspace.toString()));
        assertThat(read.problems()).isEmpty();
        var reading = Language.readRunbook(draft.name(), bytes(draft.yaml()), read.value());
        assertThat(reading.problems())
                .as(draft.yaml())
                .noneMatch(problem -> problem.severity() == Severity.ERROR);
        return Objects.requireNonNull(reading.value());
    }

    static List<Step> steps(Imported.Draft draft) {
        return runbook(draft).steps().toList();
    }

    static Step only(Imported.Draft draft) {
        assertThat(steps(draft)).hasSize(1);
        return steps(draft).getFirst();
    }

    static List<String> fates(Imported.Draft draft) {
        return draft.fates().stream()
                .filter(fate -> fate.number() > 0)
                .map(Fate::toString)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
