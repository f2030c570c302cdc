package dev.tminus.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportRunbookTest {

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams: {ops: {title: Operations}, qa: {title: QA}}
            people:
              ann: {name: Ann, teams: [ops, qa]}
              bob: {name: Bob, teams: [ops, qa]}
              cyn: {name: Cyn, teams: [ops, qa]}
            environments: {qa: {allows: [rehearsal]}}
            """;

    private static final String RUNBOOK =
            """
            runbook: r
            title: HQ & Field <release>
            zero: Live
            environments: [qa]
            roles: {manager: {team: ops}, ops: {team: ops}, qa: {team: qa}}
            phases:
              - id: prepare
                title: Prepare | it
                owner: ops
                steps:
                  - {id: ttl, title: "=Lower the TTL, \\"now\\"", at: T-1d 09:00, takes: 1h30m}
                  - parallel:
                      - {id: left, title: "-Left", sign-off: [{role: qa, count: 2}, {role: manager}]}
                      - {id: right, title: "'@Right"}
                  - id: both
                    title: Both
                    needs: [left, right]
                    at: ttl - 2h
                    instructions: |-
                      - `one` *two* | three

                        four {{mode}} <b>&amp;</b>
                      five
              - id: night
                title: Night
                owner: qa
                steps:
                  - {id: settle, title: Let it settle, type: wait, for: 10m}
                  - {id: opens, title: It opens, type: wait, until: T-30m}
                  - {id: go, title: Go?, type: gate, poll: [{role: qa}, {role: ops, count: 2}]}
                  - {id: any-time, title: Any time, needs: [], takes: 2d}
            contingencies:
              - {id: broke, title: It broke, steps: [{id: mend, title: Mend it}], then: resume}
            """;

    @ParameterizedTest
    @EnumSource
    void givesBackTheSameSteps(ExportRunbook.Format format) {
        var runbook = read(RUNBOOK);
        var file = format == ExportRunbook.Format.CSV ? "r.csv" : "r.md";

        var draft = Checklists.draft(file, ExportRunbook.write(runbook, format));

        assertThat(Checklists.steps(draft))
                .extracting(ExportRunbookTest::brief)
                .containsExactlyElementsOf(runbook.steps().map(ExportRunbookTest::brief).toList());
        assertThat(draft.yaml()).contains("# C1.1 | mend | C1 It broke | Mend it");
    }

    @Test
    void writesEveryStepInARow() {
        var csv = ExportRunbook.write(read(RUNBOOK), ExportRunbook.Format.CSV);

        assertThat(csv.lines())
                .startsWith(
                        "\uFEFFNumber,ID,Phase,Title,Type,Owner,At,Takes,Needs,Checks,Sign-off,Instructions",
                        "1.1,ttl,Prepare | it,\"'=Lower the TTL, \"\"now\"\"\",manual,ops,T-1d"
                                + " 09:00,1h30m,none,,,",
                        "1.2,left,Prepare | it,'-Left,manual,ops,,,ttl,,qa x2; manager,",
                        "1.3,right,Prepare | it,''@Right,manual,ops,,,ttl,,,");
    }

    @Test
    void writesWhatPeopleShouldKnow() {
        var runbook =
                read(
                        RUNBOOK.replace("zero: Live\n", "zero: Live\ndescription: Why\n")
                                .replace(
                                        "{id: any-time, title: Any time,",
                                        "{id: any-time, title: Any time, links: [{title: Wiki, url:"
                                                + " https://wiki.example.test}], contacts: [{name: Eve,"
                                                + " phone: 112}],"));

        var csv = ExportRunbook.write(runbook, ExportRunbook.Format.CSV);
        var md = ExportRunbook.write(runbook, ExportRunbook.Format.MD);

        assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",Instructions,About");
        assertThat(csv).contains("Wiki: https://wiki.example.test\nEve, 112");
        assertThat(md)
                .contains("T-0: Live\n\nWhy\n\n| Number |")
                .contains("| Wiki: https://wiki.example.test<br>Eve, 112 |");
    }

    @Test
    void writesTablesThatShowTextAsText() {
        var md = ExportRunbook.write(read(RUNBOOK), ExportRunbook.Format.MD);

        assertThat(md)
                .startsWith("# HQ \\& Field \\<release\\>\n\nT-0: Live\n\n| Number | ID | Phase |")
                .contains(
                        "\\`one\\` \\*two\\* \\| three<br><br>  four {{mode}}"
                                + " \\<b\\>\\&amp;\\</b\\>");
    }

    /// What an export promises to give back.
    private static List<Object> brief(Step step) {
        var type = step.getClass().getSimpleName();
        return List.of(
                type,
                step.basics().number(),
                step.id(),
                step.title(),
                step.owner(),
                String.valueOf(step.at()),
                String.valueOf(step.takes()),
                step.needs(),
                step.signOffs(),
                step instanceof GateStep gate ? gate.poll() : "",
                step instanceof WaitStep wait ? wait.lasts() : "",
                step.basics().instructions());
    }

    private static Runbook read(String text) {
        var workspace = Language.readWorkspace("workspace.yaml", bytes(WORKSPACE)).value();
        var reading = Language.readRunbook("r.yaml", bytes(text), workspace);
        return Objects.requireNonNull(reading.value(), () -> reading.problems().toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
