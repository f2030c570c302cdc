package dev.tminus.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The workspace that the clients work with.
final class Workspace {

    static final int SIGNED_STEPS = 5;
    static final int HUGE_STEPS = 10_000;

    private Workspace() {}

    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder, "workspace.yaml", WORKSPACE.formatted(folder.toAbsolutePath()));
        write(folder, "left.csv", ROWS);
        write(folder, "right.csv", ROWS);
        write(
                folder,
                "signed.yaml",
                runbook("signed", steps(SIGNED_STEPS, ", sign-off: [{role: qa, count: 1}]")));
        write(folder, "huge.yaml", runbook("huge", steps(HUGE_STEPS, ", needs: []")));
        write(
                folder,
                "checked.yaml",
                runbook("checked", "      - {id: c1, title: Ask, type: check, checks: [answers]}\n")
                        + CHECK);
        return folder;
    }

    private static String steps(int count, String more) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        step -> "      - {id: s%d, title: Step %d%s}%n".formatted(step, step, more))
                .collect(Collectors.joining());
    }

    private static String runbook(String id, String steps) {
        return """
        runbook: %s
        title: %s
        zero: It is done
        timezone: America/New_York
        environments: [qa]
        roles:
          manager: {team: team}
          ops: {team: team}
          qa: {team: team}
        phases:
          - id: only
            title: Only
            owner: ops
            steps:
        %s\
        """
                .formatted(id, id, steps);
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static final String CHECK =
            """
            checks:
              answers:
                title: Answers
                timeout: 30s
                dump: {left: {csv: "here:left.csv"}, right: {csv: "here:right.csv"}, key: [id]}
            """;

    private static final String ROWS = "id,name\r\n1,Ann\r\n2,\r\n3,\"\"\r\n";

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              team: {title: Team, timezone: America/New_York}
            people:
              mia: {name: Mia, teams: [team]}
              ann: {name: Ann, teams: [team]}
              quinn: {name: Quinn, teams: [team]}
            environments:
              qa:
                allows: [rehearsal]
                files: {here: "%s"}
            """;
}
