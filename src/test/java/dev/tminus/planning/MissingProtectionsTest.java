package dev.tminus.planning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a workspace protects by tag or program stands in the steps themselves, or nothing is
/// planned.
class MissingProtectionsTest {

    private static final Workspace WORKSPACE =
            requireNonNull(
                    Language.readWorkspace(
                                    "workspace.yaml",
                                    bytes(
                                            """
                                            timezone: UTC
                                            teams: {boston: {title: Boston}}
                                            people: {olga: {name: Olga, teams: [boston]}}
                                            environments:
                                              qa:
                                                allows: [rehearsal]
                                                sources: {hq: {jdbc: "jdbc:h2:mem:hq", user: u, password: "${file:hq}"}}
                                                programs: {web-deploy: web-deploy-qa}
                                            tags: [deploys-app]
                                            checks: {ready: {sql: {source: hq, sql: "select 1", expect: 1}}}
                                            protect: [{tag: deploys-app, programs: [web-deploy], requires: [ready]}]
                                            """))
                            .value());

    @Test
    void namesAStepWithTheTagThatDoesNotRequireIt() {
        assertThat(missing("{id: a, title: Deploy, tags: [deploys-app]}"))
                .isEqualTo(
                        "[Step 1.1, Deploy, is protected by the workspace and does not require"
                                + " ready. Add it to its `requires`.]");
    }

    @Test
    void namesAStepThatStartsTheProgram() {
        assertThat(missing("{id: a, title: Go, type: action, command: {program: web-deploy}}"))
                .startsWith("[Step 1.1, Go, is protected by the workspace");
    }

    @Test
    void isContentWithAStepThatRequiresItItself() {
        assertThat(missing("{id: a, title: Deploy, tags: [deploys-app], requires: [ready]}"))
                .isEqualTo("[]");
    }

    @Test
    void saysNothingOfOtherSteps() {
        assertThat(missing("{id: a, title: Rest}")).isEqualTo("[]");
    }

    private static String missing(String step) {
        return MissingProtections.missing(runbook(step), WORKSPACE).toString();
    }

    private static Runbook runbook(String step) {
        var text =
                """
                runbook: r
                title: R
                zero: Live
                environments: [qa]
                roles: {manager: {team: boston}, ops: {team: boston}}
                tags: [deploys-app]
                phases: [{id: p, title: P, owner: ops, steps: [%s]}]
                """;
        var reading = Language.readRunbook("r.yaml", bytes(text.formatted(step)), WORKSPACE);
        assertThat(reading.problems()).isEmpty();
        return requireNonNull(reading.value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
