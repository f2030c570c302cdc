package dev.tminus.run;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.TrialRun.fill;
import static dev.tminus.run.TrialRun.id;
import static dev.tminus.run.TrialRun.start;
import static dev.tminus.run.TrialRun.startedWith;
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
        return Rules.instructions(run.state(), id("b"));
    }

    @Test
    void putsValuesIn() {
        var run =
                reading(
                        "Deploy {{input.build}} to {{ variables.app-host }} in {{mode}}: {{answers.a.old-ttl}}.");

        assertThat(read(run))
                .isEqualTo(
                        "Deploy $4 \\\\2 to app.example.test in rehearsal: {{answers.a.old-ttl}}.");
        run.does("olga", start("a"));
        run.does("olga", fill("a", "old-ttl", "{{mode}}"));
        assertThat(read(run))
                .isEqualTo("Deploy $4 \\\\2 to app.example.test in rehearsal: {{mode}}.");
    }

    @Test
    void letsWhatWasTypedReadAsItWasTyped() {
        var run = reading("Names: {{answers.a.old-ttl}}");
        run.does("olga", start("a"));

        run.does("olga", fill("a", "old-ttl", "*.example.com and [x](y) <none>"));

        assertThat(read(run)).isEqualTo("Names: \\*.example.com and \\[x\\](y) \\<none\\>");
    }

    @Test
    void leavesWhatWasTypedAsItIsWithinCode() {
        var run = reading("Ask `dig {{answers.a.old-ttl}}`, {{answers.a.old-ttl}}");
        run.does("olga", start("a"));

        run.does("olga", fill("a", "old-ttl", "a_b"));

        assertThat(read(run)).isEqualTo("Ask `dig a_b`, a\\_b");
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        var open =
                "{{variables.other}} {{input.other}} {{answers.z.f}} {{answers..f}} {{modes}} {{x.y.z.w}} {{}} {{ }";

        assertThat(read(reading(open))).isEqualTo(open);
    }
}
