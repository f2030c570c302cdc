package dev.tminus.language.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Fixtures;
import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Names that steps and rehearsals share with a workspace that binds some of them in one
/// environment only.
class BoundRulesTest {

    private static final String RUNBOOK =
            """
            runbook: r
            title: R
            zero: Live
            environments: [qa, production]
            roles: {manager: {team: sf-release}}
            phases:
              - id: p
                title: P
                owner: manager
                steps:
                  - %s
            """;

    private final Workspace workspace = workspace();

    @Test
    void namesTheEnvironmentsThatDoNotBindAName() {
        assertThat(
                        messages(
                                RUNBOOK.formatted(
                                        "{id: a, title: A, type: action, command: {program:"
                                                + " drill}}")))
                .containsExactly("Environment `production` has no program `drill`.");
        assertThat(
                        messages(
                                RUNBOOK.formatted(
                                        "{id: a, title: A, type: announce, to: testers, subject: S,"
                                                + " body: B}")))
                .containsExactly("Environment `production` has no audience `testers`.");
    }

    @Test
    void asksOnlyTheEnvironmentsOfTheRunbook() {
        var text =
                RUNBOOK.formatted("{id: a, title: A, type: action, command: {program: drill}}")
                        .replace("[qa, production]", "[qa]");

        assertThat(messages(text)).isEmpty();
    }

    @Test
    void takesASourceOfOneEnvironmentAndAnEndpointOfAnother() {
        assertThat(messages(RUNBOOK.formatted("{id: a, title: A, opens: either}"))).isEmpty();
    }

    @Test
    void asksTheEnvironmentOfTheRehearsalForWhatAFaultHits() {
        var fault =
                """
                rehearsals:
                  - {id: k, environment: qa, faults: [{step: a, fault: source-down, source: %s, expect: {run: held}}]}
                """;
        var runbook = RUNBOOK.formatted("{id: a, title: A}");

        assertThat(messages(runbook + fault.formatted("copy"))).isEmpty();
        assertThat(messages(runbook + fault.formatted("standby")))
                .containsExactly(
                        "Environment `qa` has no source, endpoint, metric or resolver `standby`.");
    }

    @Test
    void refusesASharedCheckOfAMemberWhereThereIsNone() {
        var fleet =
                """
                  - {id: s, title: S, owner: manager, for-each: {var: server, in: fleet.web}, steps: [{id: b, title: B, verify: [member]}]}
                """;

        assertThat(messages(RUNBOOK.formatted("{id: a, title: A, verify: [member]}") + fleet))
                .containsExactly(
                        "In the check `member`, `{{server}}` has a value only in the steps of a"
                                + " phase with `for-each: {var: server}`.");
    }

    @Test
    void looksNothingUpWithoutAWorkspace() {
        var text =
                RUNBOOK.formatted(
                        "{id: a, title: A, type: action, command: {program: any}, tags: [any],"
                                + " opens: any}");

        assertThat(read(text, null).problems())
                .extracting(Problem::code)
                .containsExactly("names-unchecked");
    }

    private List<String> messages(String text) {
        return read(text, workspace).problems().stream().map(Problem::message).toList();
    }

    private static Reading<?> read(String text, @Nullable Workspace workspace) {
        return Language.readRunbook("r.yaml", text.getBytes(StandardCharsets.UTF_8), workspace);
    }

    private static Workspace workspace() {
        var text =
                """
                timezone: UTC
                teams: {sf-release: {title: Release}}
                people: {sf.manager: {name: Manager, teams: [sf-release]}}
                environments:
                  qa:
                    allows: [rehearsal]
                    sources:
                      copy: {jdbc: "jdbc:h2:mem:copy", user: u, password: "${file:p}"}
                      either: {jdbc: "jdbc:h2:mem:either", user: u, password: "${file:p}"}
                    audiences: {testers: {mail: [testers@example.test]}}
                    fleets: {web: [web-01]}
                    programs: {drill: drill-qa, look: look-qa}
                  production:
                    allows: [live]
                    sources: {standby: {jdbc: "jdbc:h2:mem:standby", user: u, password: "${file:p}"}}
                    endpoints: {either: "https://either.example.test"}
                    fleets: {web: [web-01]}
                    programs: {look: look}
                checks:
                  member: {command: {program: look, args: ["{{server}}"]}}
                """;
        return Fixtures.value(
                Language.readWorkspace("workspace.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }
}
