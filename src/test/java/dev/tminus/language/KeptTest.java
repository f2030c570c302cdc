package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Field;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What a run goes by stays readable, whatever a later version of tminus refuses.
class KeptTest {

    private static final String RUNBOOK =
            """
            runbook: night
            title: Night
            zero: Live
            environments: [qa]
            roles: {manager: {team: sf-release}}
            phases:
              - id: p
                owner: manager
                steps:
                  - {id: a, TAGS instructions: "See {{evidence.b.up.nothing}}"}
                  - {id: b, type: check, checks: [{check: hq-answers, as: up}]}
            """;

    @Test
    void readsARunbookThatIsRefusedByNow() {
        var bytes = bytes(RUNBOOK.replace("TAGS", "tags: [unheard-of],"));

        var refused = Language.readRunbook("night.yaml", bytes, Fixtures.workspace());
        var kept = Language.readKept("night.yaml", bytes, Fixtures.workspace());

        assertThat(refused.ok()).isFalse();
        assertThat(Fixtures.value(kept).steps())
                .extracting(Step::id)
                .containsExactly(new StepId("a"), new StepId("b"));
    }

    /// Without it a field would take anything.
    @Test
    void keepsAPatternThatIsRefusedByNow() {
        var written = "environments: [qa]\ninputs: {n: {type: text, pattern: \"(?=4)[0-9]+\"}}";
        var bytes =
                bytes(
                        RUNBOOK.replace("TAGS", "")
                                .replace("environments: [qa]", written)
                                .replace("evidence.b.up.nothing", "mode"));

        var refused = Language.readRunbook("night.yaml", bytes, Fixtures.workspace());
        var kept = Language.readKept("night.yaml", bytes, Fixtures.workspace());

        assertThat(refused.ok()).isFalse();
        assertThat(Fixtures.value(kept).inputs())
                .extracting(Field::pattern)
                .containsExactly("(?=4)[0-9]+");
    }

    @Test
    void readsNothingOfWhatIsNoRunbook() {
        var kept =
                Language.readKept(
                        "night.yaml",
                        bytes(RUNBOOK.replace("runbook: night", "runbook: [")),
                        Fixtures.workspace());

        assertThat(kept.value()).isNull();
        assertThat(kept.problems()).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
