package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.startedWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static TrialRun reading(String instructions) {
        return startedWith(
                runbook()
                        .manual("a")
                        .form(field("old-ttl", Field.Type.TEXT))
                        .manual("b")
                        .instructed(instructions)
                        .input(field("build", Field.Type.TEXT))
                        .variable("app-host", "app.example.test"),
                Map.of("build", "$4 \\2"));
    }

    private static String read(TrialRun run) {
        return Rules.instructions(run.state(), id("b")).text();
    }

    @Test
    void putsValuesIn() {
        var run =
                reading(
                        "Deploy {{input.build}} to {{ variables.app-host }} in {{mode}}:"
                                + " {{answers.a.old-ttl}}.");

        assertThat(read(run))
                .isEqualTo(
                        "Deploy $4 \\2 to app.example.test in rehearsal: {{answers.a.old-ttl}}.");
        run.does("olga", start("a"));
        run.does("olga", fill("a", "old-ttl", "{{mode}}"));
        assertThat(read(run))
                .isEqualTo("Deploy $4 \\2 to app.example.test in rehearsal: {{mode}}.");
    }

    @Test
    void keepsValuesApartFromTheMarkup() {
        var run = reading("It is \uE000 `{{answers.a.old-ttl}}` on {{variables.app-host}}");
        run.does("olga", start("a"));

        run.does("olga", fill("a", "old-ttl", "` <b> {{mode}}"));

        var prose = Rules.instructions(run.state(), id("b"));
        assertThat(prose.template()).isEqualTo("It is \uFFFD `\uE000` on \uE001");
        assertThat(prose.values()).containsExactly("` <b> {{mode}}", "app.example.test");
        assertThat(prose.text()).isEqualTo("It is \uFFFD `` <b> {{mode}}` on app.example.test");
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        var open =
                "{{variables.other}} {{input.other}} {{answers.z.f}} {{answers..f}} {{modes}}"
                        + " {{x.y.z.w}} {{}} {{ }";

        assertThat(read(reading(open))).isEqualTo(open);
    }
}
