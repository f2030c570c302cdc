package dev.tminus.bench.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of the workspace that is attacked.
final class Texts {

    private static final String PASSWORD = "hostile-reader";

    private Texts() {}

    /// @param sources lines of the environment's `sources`, or nothing
    static void workspace(Path runbooks, String sources) throws IOException {
        Files.writeString(
                runbooks.resolve("workspace.yaml"),
                WORKSPACE.formatted(runbooks)
                        + (sources.isEmpty() ? "" : "    sources:\n" + sources.indent(6)));
    }

    /// What opens the sources.
    static String password(Path folder) throws IOException {
        var secrets = Files.createDirectories(folder.resolve("home/secrets"));
        Files.writeString(secrets.resolve("reader"), PASSWORD);
        return PASSWORD;
    }

    /// @param step what the only step is besides its id and title
    /// @param checks lines of `checks`, or nothing
    static void runbook(Path runbooks, String id, String step, String checks) throws IOException {
        Files.writeString(
                runbooks.resolve(id + ".yaml"),
                RUNBOOK.formatted(id, step)
                        + (checks.isEmpty() ? "" : "checks:\n" + checks.indent(2)));
    }

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              team: {title: Team}
            people:
              mia: {name: Mia, teams: [team]}
              ann: {name: Ann, teams: [team]}
            environments:
              qa:
                allows: [rehearsal]
                files: {here: "%s"}
            """;

    private static final String RUNBOOK =
            """
            runbook: %1$s
            title: %1$s
            zero: It is done
            environments: [qa]
            roles: {manager: {team: team}, ops: {team: team}}
            phases:
              - id: only
                title: Only
                owner: ops
                steps:
                  - {id: s1, title: Do it, %2$s}
            """;
}
