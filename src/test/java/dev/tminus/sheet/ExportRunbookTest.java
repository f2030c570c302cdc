package dev.tminus.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.language.ReferenceExamples;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final String BRIEFED =
            """
            runbook: r
            title: R
            zero: Live
            description: |
              Why

              and how
            links: [https://wiki.example.test]
            environments: [qa]
            roles: {manager: {team: ops}}
            phases:
              - id: night
                title: Night
                owner: manager
                description: Nobody writes
                contacts: [{name: Eve, phone: 112}]
                steps:
                  - {id: lag, title: Lag, description: Slow at night, links: [{title: Graph, url: https://graph.example.test}], repeat: {every: 1d, until: switch}}
                  - {id: switch, title: Switch, contacts: [{name: Dan, email: dan@example.test, url: https://chat.example.test}]}
              - {id: day, title: Day, owner: manager, steps: [{id: look, title: Look}]}
            contingencies:
              - {id: back, title: Back, description: Field is as it was, links: [https://wiki.example.test/back], then: hold}
              - {id: broke, title: Broke, contacts: [{name: Eve, phone: 112}], steps: [{id: mend, title: Mend, description: Ask first}], then: resume}
            """;

    @Test
    void writesWhatPeopleShouldKnowIntoColumnsOfItsOwn() {
        var csv = ExportRunbook.write(read(BRIEFED), ExportRunbook.Format.CSV);

        assertThat(csv.replace("\r\n", "\n"))
                .isEqualTo(
                        """
                        \uFEFFNumber,ID,Phase,Title,Type,Owner,At,Takes,Needs,Checks,Sign-off,Instructions,About,About the phase,About the runbook
                        1.1,lag,Night,Lag,manual,manager,,,none,,,,"Again every 1d until switch starts.
                        Slow at night
                        Graph: https://graph.example.test","Nobody writes
                        Eve, 112","Why

                        and how
                        https://wiki.example.test"
                        1.2,switch,Night,Switch,manual,manager,,,lag,,,,"Dan, dan@example.test, https://chat.example.test",,
                        2.1,look,Day,Look,manual,manager,,,switch,,,,,,
                        C1,back,C1 Back,Back,contingency,manager,,,,,,,"Field is as it was
                        https://wiki.example.test/back",,
                        C2,broke,C2 Broke,Broke,contingency,manager,,,,,,,"Eve, 112",,
                        C2.1,mend,C2 Broke,Mend,manual,manager,,,none,,,,Ask first,,
                        """);
    }

    @Test
    void writesWhatPeopleShouldKnowOfTheRunbookAboveATable() {
        var md = ExportRunbook.write(read(BRIEFED), ExportRunbook.Format.MD);

        assertThat(md)
                .startsWith(
                        """
                        # R

                        T-0: Live

                        Why<br><br>and how<br>https://wiki.example.test

                        | Number | ID | Phase | Title | Type | Owner | At | Takes | Needs | Checks | Sign-off | Instructions | About | About the phase |
                        """)
                .contains(
                        "| Again every 1d until switch starts.<br>Slow at night<br>Graph:"
                                + " https://graph.example.test | Nobody writes<br>Eve, 112 |\n");
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatPeopleShouldKnowAsComments(ExportRunbook.Format format) {
        var file = format == ExportRunbook.Format.CSV ? "r.csv" : "r.md";

        var draft = Checklists.draft(file, ExportRunbook.write(read(BRIEFED), format));

        assertThat(Checklists.steps(draft))
                .extracting(step -> step.id().value())
                .containsExactly("lag", "switch", "look");
        assertThat(draft.yaml())
                .contains("# About: Again every 1d until switch starts.", "# C1 | back | C1 Back");
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

    /// Keys by what has them, as the reference calls it: each stands in a column or above the
    /// table.
    private static final Map<String, Set<String>> WRITTEN =
            Map.of(
                    "a runbook",
                    Set.of(
                            "title",
                            "zero",
                            "description",
                            "links",
                            "contacts",
                            "phases",
                            "contingencies"),
                    "a phase",
                    // steps carry the phase's owner, time and test
                    Set.of(
                            "title",
                            "description",
                            "links",
                            "contacts",
                            "steps",
                            "owner",
                            "at",
                            "when"),
                    "a contingency",
                    Set.of("id", "title", "description", "links", "contacts", "owner", "steps"),
                    "a step",
                    Set.of(
                            "id",
                            "title",
                            "description",
                            "links",
                            "contacts",
                            "type",
                            "owner",
                            "at",
                            "takes",
                            "needs",
                            "instructions",
                            "requires",
                            "verify",
                            "sign-off",
                            "checks",
                            "poll",
                            "until",
                            "for",
                            "repeat"),
                    "a requirement",
                    Set.of("check"),
                    "a use of a check",
                    Set.of("check", "report-only"),
                    "a sign-off",
                    Set.of("role", "count"),
                    "a rehearsal to have been done",
                    Set.of());

    @Test
    void writesEveryKeyOrTellsIt() throws IOException {
        var told = new HashMap<String, Set<String>>();
        Stream.of(
                        NotExported.OF_STEPS,
                        NotExported.OF_PHASES,
                        NotExported.OF_CONTINGENCIES,
                        NotExported.OF_RUNBOOK)
                .flatMap(List::stream)
                .forEach(kind ->
                        told.computeIfAbsent(kind.of(), _ -> new HashSet<>()).add(kind.key()));

        for (var shape : WRITTEN.entrySet()) {
            var all = new HashSet<>(shape.getValue());
            all.addAll(told.getOrDefault(shape.getKey(), Set.of()));

            assertThat(ReferenceExamples.keysOf(shape.getKey()))
                    .as(shape.getKey())
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void tellsEveryKindOfTheReferencesExamples() throws IOException {
        // the examples of two keys say what holds anyway
        var runbooks = Stream.concat(ReferenceExamples.runbooks().stream(), Stream.of(read(MORE)));

        var lines =
                runbooks.flatMap(each ->
                                ExportRunbook.leftOut(each, ExportRunbook.Format.CSV).stream())
                        .toList();

        assertThat(
                        Stream.of(
                                        NotExported.OF_STEPS,
                                        NotExported.OF_PHASES,
                                        NotExported.OF_CONTINGENCIES,
                                        NotExported.OF_RUNBOOK_IN_CSV)
                                .flatMap(List::stream)
                                .map(NotExported.Kind::words)
                                .filter(words ->
                                        lines.stream()
                                                .noneMatch(line -> line.contains(words + ","))))
                .isEmpty();
    }

    private static final String MORE =
            """
            runbook: r
            title: R
            zero: Live
            environments: [qa]
            alongside: true
            roles: {manager: {team: ops}, lead: {team: ops}}
            may: {hold: {role: lead}}
            phases:
              - id: night
                title: Night
                owner: manager
                steps:
                  - {id: lag, title: Lag, when: live, optional: true}
                  - {id: switch, title: Switch, when: live, sign-off: [{role: manager, confirm: credential}]}
            contingencies:
              - {id: back, title: Back, then: hold}
            """;

    private static final List<String> LEFT_OUT =
            List.of(
                    "2 steps have `when`, which a checklist cannot hold: lag, switch.",
                    "1 step has `optional`, which a checklist cannot hold: lag.",
                    "1 step has a sign-off with `confirm`, which a checklist cannot hold: switch.",
                    "1 contingency has `then`, which a checklist cannot hold: back.");

    @Test
    void tellsWhatAChecklistCannotHold() {
        var csv = ExportRunbook.leftOut(read(MORE), ExportRunbook.Format.CSV);

        assertThat(csv)
                .startsWith(LEFT_OUT.toArray(String[]::new))
                .endsWith(
                        "The runbook has `title`, `zero`, `runbook`, `timezone`, `environments`,"
                                + " `alongside`, `roles`, `may`, which a checklist cannot hold.")
                .hasSize(5);
    }

    @Test
    void endsATableWithWhatItCannotHold() {
        var md = ExportRunbook.write(read(MORE), ExportRunbook.Format.MD);

        assertThat(md)
                .endsWith(
                        "\n\n"
                                + String.join("\n\n", LEFT_OUT)
                                + "\n\nThe runbook has `runbook`, `timezone`, `environments`,"
                                + " `alongside`, `roles`, `may`, which a checklist cannot hold.\n");
        assertThat(Checklists.steps(Checklists.draft("r.md", md)))
                .extracting(step -> step.id().value())
                .containsExactly("lag", "switch");
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
