package dev.tminus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands that need no server print, and with what they end.
class MainTest {

    private static final String RUNBOOK =
            """
            runbook: small
            title: Small
            zero: It is live
            timezone: America/New_York
            environments: [qa]
            roles: {manager: {team: ops}}
            phases:
              - id: release
                title: Release
                owner: manager
                steps:
                  - {id: copy, title: Copy, at: T-0, takes: 40m}
                  - {id: look, title: Look, takes: 5m, sign-off: [{role: manager}]}
            """;

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams:
              ops: {title: Operations, timezone: Asia/Shanghai}
            people:
              ann: {name: Ann, teams: [ops], email: ann@example.test}
              bea: {name: Bea, teams: [ops], email: bea@example.test}
            environments:
              qa: {allows: [rehearsal]}
            """;

    @TempDir Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void findsNothingInWhatIsGood() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file = write("small.yaml", RUNBOOK);

        var ended = run("lint", file.toString());

        assertThat(ended).isEqualTo(new Ended(0, "", "1 file: nothing found.\n"));
    }

    @Test
    void printsTheSchemasThatArePublished() throws IOException {
        var published = Path.of("docs/schema");

        assertThat(run("schema"))
                .isEqualTo(
                        new Ended(
                                0, Files.readString(published.resolve("runbook.schema.json")), ""));
        assertThat(run("schema", "workspace"))
                .isEqualTo(
                        new Ended(
                                0,
                                Files.readString(published.resolve("workspace.schema.json")),
                                ""));
        assertThat(run("schema", "servers"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(2);
                    assertThat(ended.err()).startsWith("Invalid value for positional parameter");
                });
    }

    @Test
    void printsAFindingLikeAProblemOfTheReader() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file = write("small.yaml", RUNBOOK.replace(", takes: 5m", ""));

        var ended = run("lint", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith(
                        file
                                + ":13:9: warning [no-times] `look` has neither `at` nor `takes`: plans"
                                + " count it as nothing, and nobody sees that it is late.\n");
    }

    @Test
    void saysThatNamesAreUncheckedWithoutAWorkspace() throws IOException {
        var file = write("small.yaml", RUNBOOK);

        var ended = run("lint", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith(
                        file
                                + ":1:1: warning [names-unchecked] There was no workspace beside the"
                                + " runbook, so teams, ")
                .contains("  Put the `workspace.yaml` that defines them into the same folder.\n");
    }

    @Test
    void asksToMendAWorkspaceThatIsThereAndBroken() throws IOException {
        write("workspace.yaml", WORKSPACE + "nonsense: 1\n");
        var file = write("small.yaml", RUNBOOK);

        var ended = run("lint", file.toString());

        assertThat(ended.out())
                .startsWith(
                        file
                                + ":1:1: warning [names-unchecked] The workspace could not be read, so"
                                + " teams, ")
                .contains("  Mend `workspace.yaml` first.\n");
    }

    @Test
    void recognisesAWorkspaceOfAnyName() throws IOException {
        var file = write("others.yaml", WORKSPACE.replace("teams: [ops]", "teams: []"));

        var ended = run("lint", "--format", "github", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .isEqualTo(
                        "::warning file="
                                + file
                                + ",line=3,col=3,title=empty-team::Nobody is in the team `ops`, so a"
                                + " role that it covers has nobody. Name the team in `teams` of its"
                                + " people, or remove it.\n");
    }

    @Test
    void givesOtherToolsJson() throws IOException {
        var file = write("others.yaml", WORKSPACE.replace("teams: [ops]", "teams: []"));

        var ended = run("lint", "--format", "json", file.toString());

        assertThat(ended.out())
                .startsWith("[\n  {\"file\": \"" + file + "\", \"line\": 3, \"column\": 3, ")
                .endsWith("}\n]\n");
    }

    @Test
    void cannotRunWithoutTheFileOrWithAnUnknownOption() {
        var missing = run("lint", folder.resolve("none.yaml").toString());
        var unknown = run("lint", "--colour", "x.yaml");

        assertThat(missing)
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "tminus lint: there is no file "
                                        + folder.resolve("none.yaml")
                                        + ".\n"));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("Unknown option: '--colour'");
    }

    @Test
    void showsThePlanWithTheTimeAtEverySite() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file = write("small.yaml", RUNBOOK);

        var ended = run("show", file.toString(), "--zero", "2026-12-05T09:00");

        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines())
                .contains(
                        "     step  owner    T      takes  America/New_York      Asia/Shanghai",
                        "1.2  Look  manager  T+40m  5m     Sat 2026-12-05 09:40  Sat 2026-12-05 22:40");
    }

    @Test
    void refusesATimeThatExistsTwice() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file = write("small.yaml", RUNBOOK);

        var ended = run("show", file.toString(), "--zero", "2026-11-01T01:30");
        var chosen = run("show", file.toString(), "--zero", "2026-11-01T01:30-05:00");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("exists twice");
        assertThat(chosen.code()).isZero();
    }

    @Test
    void saysWhatChanged() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var old = write("old.yaml", RUNBOOK);
        var now =
                write(
                        "new.yaml",
                        RUNBOOK.replace(", sign-off: [{role: manager}]", "")
                                .replace("takes: 40m", "takes: 1h"));

        var ended = run("diff", old.toString(), now.toString());
        var same = run("diff", old.toString(), old.toString());

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                1,
                                """
                                time     copy: What it takes was `40m` and is `1h`.
                                weaker   look: The signature of `manager` is no longer asked for.
                                """,
                                ""));
        assertThat(same).isEqualTo(new Ended(0, "", ""));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Ended run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Ended(code, out.toString(), err.toString());
    }
}
