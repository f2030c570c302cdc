package dev.tminus.run.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.run.Checklist;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.PlannedWords;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What titles and links say once a run is planned.
class PlannedWordsTest {

    private static final String RUNBOOK =
            """
            runbook: shop
            title: "Shop {{input.build}} on {{ variables.host }}"
            zero: Live
            environments: [qa]
            links: [{title: "Build {{input.build}}", url: "https://ci.example.test/b/{{input.build}}?env={{variables.host}}"}]
            roles: {manager: {team: ops}}
            inputs: {build: {type: text, required: true}, sites: {type: list, required: true}}
            phases:
              - id: p
                title: "{{mode}}"
                owner: manager
                steps:
                  - {id: a, title: "Deploy to {{input.sites}}", instructions: "{{input.build}}"}
            contingencies:
              - {id: back, title: "Back from {{input.build}}", then: hold}
            """;

    private static final String WORKSPACE =
            """
            timezone: UTC
            teams: {ops: {title: Operations}}
            people: {ann: {name: Ann, teams: [ops]}}
            environments: {qa: {allows: [rehearsal], variables: {host: shop.example.test}}}
            """;

    private final Workspace workspace =
            Objects.requireNonNull(
                    Language.readWorkspace("workspace.yaml", bytes(WORKSPACE)).value());

    private final Runbook runbook =
            Objects.requireNonNull(
                    Language.readRunbook("shop.yaml", bytes(RUNBOOK), workspace).value());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Runbook planned(String build, String sites) {
        return Checklist.of(
                        runbook,
                        workspace,
                        new EnvironmentName("qa"),
                        Mode.REHEARSAL,
                        Map.of("build", build, "sites", sites))
                .runbook();
    }

    @Test
    void sayWhatIsKnownThen() {
        var planned = planned("4.10", "boston\nshanghai");

        assertThat(planned.title()).isEqualTo("Shop 4.10 on shop.example.test");
        assertThat(planned.phases().getFirst().title()).isEqualTo("rehearsal");
        assertThat(planned.steps().findFirst().orElseThrow().title())
                .isEqualTo("Deploy to boston, shanghai");
        assertThat(planned.contingencies().getFirst().title()).isEqualTo("Back from 4.10");
        assertThat(planned.steps().findFirst().orElseThrow().basics().instructions())
                .isEqualTo("{{input.build}}");
    }

    @Test
    void nameBeforeAPlanWhatOnlyThePlanWillKnow() {
        var read =
                Objects.requireNonNull(
                        Language.readRunbook(
                                        "shop.yaml",
                                        bytes(
                                                RUNBOOK.replace(
                                                                "links:",
                                                                "variables: {site: Boston}\nlinks:")
                                                        .replace(
                                                                "{{mode}}",
                                                                "{{mode}} in {{variables.site}}")
                                                        .replace(
                                                                "build: {type: text,",
                                                                "build: {type: text, title: Build"
                                                                        + " number,")),
                                        workspace)
                                .value());

        var unplanned = PlannedWords.unplanned(read);

        assertThat(unplanned.title()).isEqualTo("Shop ‹Build number› on ‹host›");
        assertThat(unplanned.phases().getFirst().title()).isEqualTo("‹mode› in Boston");
        assertThat(unplanned.contingencies().getFirst().title())
                .isEqualTo("Back from ‹Build number›");
        assertThat(unplanned.briefing().links().getFirst().url())
                .isEqualTo("https://ci.example.test/b/{{input.build}}?env={{variables.host}}");
    }

    @Test
    void keepAValueOneWholePartOfAnAddress() {
        var planned = planned("a/b?c=d&e#f g", "boston");

        assertThat(planned.briefing().links())
                .containsExactly(
                        new Briefing.Link(
                                "Build a/b?c=d&e#f g",
                                "https://ci.example.test/b/a%2Fb%3Fc%3Dd%26e%23f%20g?env=shop.example.test"));
    }

    @Test
    void areNeverLongerThanAListOfRunsKeeps() {
        var planned = planned("x".repeat(498) + "😀".repeat(300), "boston");

        assertThat(planned.title()).isEqualTo("Shop " + "x".repeat(494) + "…");
        assertThat(planned("x".repeat(493) + "😀😀", "boston").title())
                .isEqualTo("Shop " + "x".repeat(493) + "…");
    }

    @Test
    void stayAsTheyAreWhereNothingIsPutIn() {
        var plain = RunbookBuilder.runbook().manual("a").build();

        var planned =
                Checklist.of(
                                plain,
                                workspace,
                                new EnvironmentName("qa"),
                                Mode.LIVE,
                                Map.of("build", "4"))
                        .runbook();

        assertThat(planned).isEqualTo(plain);
    }
}
