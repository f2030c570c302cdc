package dev.tminus.ui.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import dev.tminus.catalog.Spot;
import dev.tminus.language.Language;
import dev.tminus.language.Locations.Part;
import dev.tminus.runbook.Runbook;
import dev.tminus.ui.OnTheSample;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnTheSample
class OutlineLineTest extends SpringBrowserlessTest {

    private static final String WORKSPACE =
            """
            timezone: America/New_York
            teams: {ops: {title: Operations}}
            people: {ann: {name: Ann, teams: [ops]}}
            environments: {qa: {allows: [rehearsal]}}
            """;

    private static final String RUNBOOK =
            """
            runbook: r
            title: R
            zero: Live
            environments: [qa]
            roles: {manager: {team: ops}}
            %s
            phases:
              - id: p
                title: Prepare
                owner: manager
                at: T-1d
                steps:
                  - {id: ask, title: Ask, sign-off: [{role: manager}]}
                  - {id: settle, title: Let it settle, type: wait, for: 5m}
            %s
            """;

    @Test
    void standsBesideWhatPeopleShouldKnow() {
        var card = new BriefingCard();

        card.show(runbook("description: Why\nlinks: [https://wiki.example.test]", ""));

        assertThat(card.isVisible()).isTrue();
        assertThat(card.getElement().getTextRecursively())
                .isEqualTo("AboutWhyhttps://wiki.example.test, opens in a new tab");
        card.show(runbook("", ""));
        assertThat(card.isVisible()).isFalse();
    }

    @Test
    void showsPhasesAndStepsOfARunbookThatAsksForNothing() {
        var lines = OutlineLine.of(runbook("", ""));

        assertThat(lines)
                .containsExactly(
                        new OutlineLine(
                                true,
                                "",
                                "",
                                "2 steps",
                                "1 Prepare",
                                "T-1d",
                                0,
                                0,
                                new Spot(Part.PHASE, "p")),
                        new OutlineLine(
                                false,
                                "planned",
                                "Manual step",
                                "1.1",
                                "Ask",
                                "T-1d",
                                0,
                                1,
                                new Spot(Part.STEP, "ask")),
                        new OutlineLine(
                                false,
                                "wait",
                                "Wait",
                                "1.2",
                                "Let it settle",
                                "",
                                0,
                                0,
                                new Spot(Part.STEP, "settle")));
    }

    @Test
    void showsFirstWhatIsAsked() {
        var lines =
                OutlineLine.of(
                        runbook(
                                """
                                inputs: {build: {type: text, required: true}, note: {type: text}}
                                questions:
                                  - {id: long, type: duration, ask: How long?, owner: manager, due: T-2d}
                                """,
                                ""));

        assertThat(lines)
                .startsWith(
                        new OutlineLine(
                                true, "", "", "2", "Asked when a run is planned", "", 0, 0, null),
                        new OutlineLine(
                                false,
                                "pen",
                                "Input",
                                "",
                                "Build",
                                "required",
                                0,
                                0,
                                new Spot(Part.INPUT, "build")),
                        new OutlineLine(
                                false,
                                "pen",
                                "Input",
                                "",
                                "Note",
                                "",
                                0,
                                0,
                                new Spot(Part.INPUT, "note")),
                        new OutlineLine(true, "", "", "1", "Questions", "", 0, 0, null),
                        new OutlineLine(
                                false,
                                "help",
                                "Question",
                                "",
                                "How long?",
                                "T-2d",
                                0,
                                0,
                                new Spot(Part.QUESTION, "long")))
                .hasSize(8);
    }

    @Test
    void showsContingenciesLastWithHowTheyEnd() {
        var lines =
                OutlineLine.of(
                        runbook(
                                "",
                                """
                                contingencies:
                                  - id: c
                                    title: It broke
                                    steps: [{id: mend, title: Mend it}]
                                    then: [{when: live, then: {retry: ask}}, {when: rehearsal, then: scrub}, {then: resume}]
                                  - {id: d, title: It stays broken, steps: [{id: call, title: Call}], then: hold}
                                """));

        assertThat(lines.subList(3, lines.size()))
                .containsExactly(
                        new OutlineLine(
                                true,
                                "",
                                "",
                                "1 step",
                                "C1 It broke",
                                "",
                                0,
                                0,
                                new Spot(Part.CONTINGENCY, "c")),
                        new OutlineLine(
                                false,
                                "planned",
                                "Manual step",
                                "C1.1",
                                "Mend it",
                                "",
                                0,
                                0,
                                new Spot(Part.STEP, "mend")),
                        new OutlineLine(
                                false,
                                "right",
                                "What follows",
                                "",
                                "Then 1.1 and all that depends on it are done again, or the run"
                                        + " is called off, or the main line goes on, and what had"
                                        + " failed is checked again",
                                "",
                                0,
                                0,
                                null),
                        new OutlineLine(
                                true,
                                "",
                                "",
                                "1 step",
                                "C2 It stays broken",
                                "",
                                0,
                                0,
                                new Spot(Part.CONTINGENCY, "d")),
                        new OutlineLine(
                                false,
                                "planned",
                                "Manual step",
                                "C2.1",
                                "Call",
                                "",
                                0,
                                0,
                                new Spot(Part.STEP, "call")),
                        new OutlineLine(
                                false,
                                "right",
                                "What follows",
                                "",
                                "Then the run stays on hold until somebody resumes it",
                                "",
                                0,
                                0,
                                null));
    }

    private static Runbook runbook(String asks, String contingencies) {
        var workspace = Language.readWorkspace("workspace.yaml", bytes(WORKSPACE)).value();
        var reading =
                Language.readRunbook(
                        "r.yaml", bytes(RUNBOOK.formatted(asks, contingencies)), workspace);
        return Objects.requireNonNull(reading.value(), () -> reading.problems().toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
