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
                                + ":13:9: warning [no-times] `look` has no `at` and no `takes`, so"
                                + " the plan gives it no time.\n");
    }

    @Test
    void saysThatNamesAreUncheckedWithoutAWorkspace() throws IOException {
        var file = write("small.yaml", RUNBOOK);

        var ended = run("lint", file.toString());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith(
                        file
                                + ":1:1: warning [names-unchecked] There was no workspace beside"
                                + " the runbook, so teams, ")
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
                                + ":1:1: warning [names-unchecked] The workspace could not be read,"
                                + " so teams, ")
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
                                + ",line=3,col=3,title=empty-team::Nobody is in the team `ops`, so"
                                + " a role that it covers has nobody. Name the team in `teams` of"
                                + " its people, or remove it.\n");
    }

    @Test
    void givesOtherToolsJson() throws IOException {
        var file = write("others.yaml", WORKSPACE.replace("teams: [ops]", "teams: []"));

        var ended = run("lint", "--format", "json", file.toString());

        assertThat(ended.out())
                .startsWith("[\n  {\"file\":\"" + file + "\",\"line\":3,\"column\":3,")
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
                        "     step  id    owner    T      takes  America/New_York     "
                                + " Asia/Shanghai",
                        "1.2  Look  look  manager  T+40m  5m     Sat 2026-12-05 09:40  Sat"
                                + " 2026-12-05 22:40");
    }

    @Test
    void showsWhatIsConditionalWhatIsRepeatedAndWhatIsOnlyForTrouble() throws IOException {
        write(
                "workspace.yaml",
                WORKSPACE.replace(
                        "allows: [rehearsal]", "allows: [rehearsal], fleets: {web: [a, b]}"));
        var file =
                write(
                        "small.yaml",
                        RUNBOOK.replace(
                                                "title: Release\n",
                                                "title: Release\n"
                                                        + "    for-each: {var: server, in: fleet.web,"
                                                        + " batch: 1}\n")
                                        .replace("takes: 40m", "takes: 40m, when: live")
                                + """
                                contingencies:
                                  - id: late
                                    title: Too late
                                    steps: [{id: ask, title: Ask, takes: 5m}, {id: sit, title: Sit, type: wait, for: 10m}]
                                    then: hold
                                """);

        var ended = run("show", file.toString(), "--zero", "2026-12-05T09:00", "--zone", "UTC");

        assertThat(ended.out())
                .isEqualTo(
                        """
                        Small
                        T-0: It is live
                             Sat 2026-12-05 04:00 America/New_York
                             Sat 2026-12-05 17:00 Asia/Shanghai
                             Sat 2026-12-05 09:00 UTC

                              step      id    owner    T      takes  America/New_York      Asia/Shanghai         UTC
                              Release (for each member of web, 1 at a time)
                        1.1*  Copy      copy  manager  T-0    40m    Sat 2026-12-05 04:00  Sat 2026-12-05 17:00  Sat 2026-12-05 09:00
                        1.2   Look      look  manager  T+40m  5m     Sat 2026-12-05 04:40  Sat 2026-12-05 17:40  Sat 2026-12-05 09:40
                              Only if something goes wrong
                        C1    Too late  late  manager         15m
                        C1.1  Ask       ask   manager         5m
                        C1.2  Sit       sit   manager         10m

                        * only where its `when` holds.
                        """);
    }

    @Test
    void showsSecondsWhereTheyMatterAndDaysAsPeopleReadThem() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file =
                write(
                        "small.yaml",
                        RUNBOOK.replace("at: T-0, takes: 40m", "at: T-10d 12:44, takes: 90s"));

        var ended = run("show", file.toString(), "--zero", "2026-12-05T09:00");

        assertThat(ended.out().lines())
                .contains(
                        "1.1  Copy  copy  manager  T-10d 12:44     1m 30s  Wed 2026-11-25 12:44    "
                                + " Thu 2026-11-26 01:44",
                        "1.2  Look  look  manager  T-10d 12:45:30  5m      Wed 2026-11-25 12:45:30 "
                                + " Thu 2026-11-26 01:45:30");
    }

    @Test
    void marksATimeAsTheEarliestOnlyBehindWorkOfUnknownLength() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var steps = "      - {id: open, title: Open, takes: 1m}\n";
        var vote =
                write(
                        "vote.yaml",
                        RUNBOOK
                                + "      - {id: vote, title: Vote, type: gate, poll: [{role:"
                                + " manager}]}\n"
                                + steps);
        var work = write("work.yaml", RUNBOOK + "      - {id: tidy, title: Tidy}\n" + steps);

        var voted = run("show", vote.toString(), "--zero", "2026-12-05T09:00");
        var worked = run("show", work.toString(), "--zero", "2026-12-05T09:00");

        assertThat(voted.out())
                .contains("1.4  Open  open  manager  T+45m  1m")
                .doesNotContain("+\n");
        assertThat(worked.out())
                .contains("1.3  Tidy  tidy  manager  T+45m  ?")
                .endsWith("\n+ not before: how long something takes is not known.\n");
    }

    @Test
    void showsWhatPeopleShouldKnow() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file =
                write(
                        "small.yaml",
                        RUNBOOK.replace(
                                                "zero: It is live\n",
                                                """
                                                zero: It is live
                                                description: Why
                                                links: [{title: Wiki, url: https://wiki.example.test}]
                                                contacts: [{name: Eve, phone: 112}]
                                                """)
                                        .replace(
                                                "title: Release\n",
                                                """
                                                title: Release
                                                    description: |
                                                      Nobody writes.

                                                      Not even reports.
                                                    links: [https://wiki.example.test/release]
                                                """)
                                        .replace(
                                                "title: Copy,",
                                                "title: Copy, description: Slow at night,"
                                                        + " contacts: [{name: Dan, email:"
                                                        + " dan@example.test}],")
                                + """
                                contingencies:
                                  - id: late
                                    title: Too late
                                    description: Call first
                                    steps: [{id: ask, title: Ask, links: [{title: Pager, url: https://pager.example.test}]}]
                                    then: hold
                                """);

        var ended = run("show", file.toString(), "--zero", "2026-12-05T09:00");

        assertThat(ended.out())
                .isEqualTo(
                        """
                        Small
                        T-0: It is live
                             Sat 2026-12-05 09:00 America/New_York
                             Sat 2026-12-05 22:00 Asia/Shanghai

                        Why
                        Wiki: https://wiki.example.test
                        Eve, 112

                              step      id    owner    T      takes  America/New_York      Asia/Shanghai
                              Release
                                Nobody writes.
                                Not even reports.
                                https://wiki.example.test/release
                        1.1   Copy      copy  manager  T-0    40m    Sat 2026-12-05 09:00  Sat 2026-12-05 22:00
                                Slow at night
                                Dan, dan@example.test
                        1.2   Look      look  manager  T+40m  5m     Sat 2026-12-05 09:40  Sat 2026-12-05 22:40
                              Only if something goes wrong
                        C1    Too late  late  manager         ?
                                Call first
                        C1.1  Ask       ask   manager         ?
                                Pager: https://pager.example.test
                        """);
    }

    @Test
    void showsWhenARepeatedStepIsDueAgain() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var look = "title: Look, ";
        var daily = RUNBOOK.replace("at: T-0, takes: 40m", "at: T-9d 09:00, takes: 40m");
        var open = "      - {id: open, title: Open, at: T-0}\n";
        var often =
                write(
                        "often.yaml",
                        daily.replace(
                                        look,
                                        look + "at: T-8d 09:00, repeat: {every: 1d, until: open}, ")
                                + open);
        var rarely =
                write(
                        "rarely.yaml",
                        daily.replace(look, look + "at: T-3d, repeat: {every: 2d, until: open}, ")
                                + open);
        var never =
                write(
                        "never.yaml",
                        daily.replace(look, look + "at: T-1d, repeat: {every: 1d, until: open}, ")
                                + open);

        assertThat(run("show", often.toString(), "--zero", "2026-12-05T09:00").out())
                .contains(
                        "\n"
                                + "       Again every 1d until 1.3 starts: T-7d 09:00, T-6d 09:00, T-5d"
                                + " 09:00, T-4d 09:00, T-3d 09:00, …\n"
                                + "1.3 ");
        assertThat(run("show", rarely.toString(), "--zero", "2026-12-05T09:00").out())
                .contains("\n       Again every 2d until 1.3 starts: T-1d 09:00\n1.3 ");
        assertThat(run("show", never.toString(), "--zero", "2026-12-05T09:00").out())
                .contains(
                        "\n"
                                + "       Again every 1d until 1.3 starts, which is planned before the"
                                + " first time.\n"
                                + "1.3 ");
    }

    @Test
    void saysWhyAStepHasNoTime() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file = write("small.yaml", RUNBOOK.replace("at: T-0, ", ""));

        var ended = run("show", file.toString(), "--zero", "2026-12-05T09:00");

        assertThat(ended.out())
                .contains("1.2  Look  look  manager  ?  5m     ?                 ?\n")
                .endsWith("\n\n? no time: neither it nor what it waits for has an `at`.\n");
    }

    @Test
    void refusesAnAnswerThatIsNoDuration() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var file =
                write(
                        "small.yaml",
                        RUNBOOK.replace(
                                "phases:",
                                "questions: [{id: how-long, type: duration, ask: How long?, owner:"
                                        + " manager}]\n"
                                        + "phases:"));

        var ended =
                run(
                        "show",
                        file.toString(),
                        "--zero",
                        "2026-12-05T09:00",
                        "--answer",
                        "how-long=soon");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .startsWith("tminus show: --answer how-long: How long?: \"soon\" has ");
    }

    @Test
    void showsNoPlanOfAWorkspace() throws IOException {
        var file = write("workspace.yaml", WORKSPACE);

        var ended = run("show", file.toString(), "--zero", "2026-12-05T09:00");

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "tminus show: %s is a workspace, which has no plan; give a runbook.\n"
                                        .formatted(file)));
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
                                step look "Look" (line 13)
                                  weaker   The signature of `manager` is no longer asked for.

                                step copy "Copy" (line 12)
                                  time     What it takes was `40m` and is `1h`.
                                """,
                                "2 changes, 1 of them weaker.\n"));
        assertThat(same).isEqualTo(new Ended(0, "", "Nothing changed in the runbook.\n"));
    }

    @Test
    void wrapsWhatChangedInLinesOf80Letters() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var old = write("old.yaml", RUNBOOK);
        var now =
                write(
                        "new.yaml",
                        RUNBOOK.replace(
                                "zero: It is live",
                                "zero: It is live for every customer, on every site, in every"
                                        + " language"));

        var ended = run("diff", old.toString(), now.toString());

        assertThat(ended.out())
                .isEqualTo(
                        """
                        runbook
                          changed  What T means changed: `It is live` became `It is live for every
                                   customer, on every site, in every language`.
                        """);
        assertThat(ended.err()).isEqualTo("1 change.\n");
    }

    @Test
    void tellsWhatIsOnlyWrittenInAnotherWayFromWhatIsTheSame() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var old = write("old.yaml", RUNBOOK);
        var now = write("new.yaml", "# Tonight.\n" + RUNBOOK);

        var ended = run("diff", old.toString(), now.toString());

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                0, "", "Nothing changed in the runbook but how it is written.\n"));
    }

    @Test
    void comparesWorkspacesToo() throws IOException {
        var old = write("workspace.yaml", WORKSPACE);
        var now = write("other.yaml", WORKSPACE.replace("[rehearsal]", "[rehearsal, live]"));

        var ended = run("diff", old.toString(), now.toString());

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                1,
                                """
                                environment qa (line 8)
                                  weaker   It allows `live` runs now.
                                """,
                                "1 change, and it is weaker.\n"));
    }

    @Test
    void saysWhatChangedForOtherTools() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var old = write("old.yaml", RUNBOOK + "      - {id: gone, title: Gone}\n");
        var now = write("new.yaml", RUNBOOK.replace("takes: 40m", "takes: 1h"));

        var json = run("diff", "--format", "json", old.toString(), now.toString());
        var github = run("diff", "--format", "github", old.toString(), now.toString());

        assertThat(json)
                .isEqualTo(
                        new Ended(
                                1,
                                """
                                [
                                  {"file":"%s","line":14,"column":9,"kind":"removed","part":"step","id":"gone","message":"Step \\"Gone\\" of \\"Release\\" is gone."},
                                  {"file":"%s","line":12,"column":9,"kind":"time","part":"step","id":"copy","message":"What it takes was `40m` and is `1h`."}
                                ]
                                """
                                        .formatted(old, now),
                                ""));
        assertThat(github)
                .isEqualTo(
                        new Ended(
                                1,
                                """
                                ::notice file=%s,line=14,col=9,title=removed::step gone: Step "Gone" of "Release" is gone.
                                ::notice file=%s,line=12,col=9,title=time::step copy: What it takes was `40m` and is `1h`.
                                """
                                        .formatted(old, now),
                                ""));
    }

    @Test
    void saysThatTheWorkspacesOfTwoRunbooksDiffer() throws IOException {
        write("workspace.yaml", WORKSPACE);
        var old = write("small.yaml", RUNBOOK);
        Files.createDirectory(folder.resolve("later"));
        write("later/workspace.yaml", WORKSPACE.replace("Ann", "Anna"));
        var now = write("later/small.yaml", RUNBOOK);

        var ended = run("diff", old.toString(), now.toString());

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                0,
                                "",
                                "The workspaces beside them differ: tminus diff %s %s\n"
                                                .formatted(
                                                        folder.resolve("workspace.yaml"),
                                                        folder.resolve("later/workspace.yaml"))
                                        + "Nothing changed in the runbook.\n"));
    }

    @Test
    void comparesNoRunbookWithAWorkspace() throws IOException {
        var workspace = write("workspace.yaml", WORKSPACE);
        var runbook = write("small.yaml", RUNBOOK);

        var ended = run("diff", workspace.toString(), runbook.toString());

        assertThat(ended)
                .isEqualTo(
                        new Ended(
                                2,
                                "",
                                "tminus diff: %s is a workspace, and %s is a runbook; give two versions of one file.\n"
                                        .formatted(workspace, runbook)));
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
