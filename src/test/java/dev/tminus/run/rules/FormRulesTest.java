package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.mustBe;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.required;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.attach;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Attachment;
import dev.tminus.run.FormEntry;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormRulesTest {

    private static RunbookBuilder asking() {
        return runbook()
                .manual("a")
                .form(
                        required("rows", Field.Type.INTEGER),
                        mustBe("dry", Field.Type.BOOLEAN, "yes"),
                        field("note", Field.Type.TEXT))
                .files("patch")
                .signedBy(of(1, "qa"));
    }

    @Test
    void keepsValuesInOneFormWithWhoFilledThemIn() {
        var run = started(asking());
        run.does("olga", start("a"));

        var events = run.does("olga", fill("a", "rows", " +042 ", "dry", "Yes", "note", " "));
        run.does("quinn", fill("a", "rows", "43", "dry", "yes"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.FormFilled(id("a"), Map.of("rows", "42", "dry", "true")));
        assertThat(run.step("a").answers()).isEqualTo(Map.of("rows", "43", "dry", "true"));
        assertThat(run.step("a").entries())
                .extracting(FormEntry::person)
                .containsExactly(who("olga"), who("quinn"));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void finishesOnlyWhatIsComplete() {
        var run = started(asking());
        run.does("olga", start("a"));

        assertThat(run.refuses("olga", finish("a"))).isEqualTo("Fill in \"Title of rows\" first.");
        run.does("olga", fill("a", "rows", "42"));
        assertThat(run.refuses("olga", finish("a"))).isEqualTo("Fill in \"Title of dry\" first.");
        run.does("olga", fill("a", "rows", "42", "dry", "no"));
        assertThat(run.refuses("olga", finish("a")))
                .isEqualTo("\"Title of dry\" is false and must be yes.");
        run.does("olga", fill("a", "rows", "42", "dry", "yes"));
        assertThat(run.refuses("olga", finish("a"))).isEqualTo("Attach \"Title of patch\" first.");
        run.does("olga", attach("a", ""));
        assertThat(run.refuses("olga", finish("a"))).isEqualTo("Attach \"Title of patch\" first.");
        run.does("olga", attach("a", "patch"));
        run.does("olga", finish("a"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
    }

    @Test
    void refusesWrongValues() {
        var run = started(asking().manual("plain"));
        run.does("olga", start("a"));
        run.does("olga", start("plain"));

        assertThat(run.refuses("olga", fill("a", "rows", "many")))
                .isEqualTo("Title of rows is \"many\"; write a whole number such as 42.");
        assertThat(run.refuses("olga", fill("a", "lines", "4")))
                .isEqualTo("There is no field \"lines\".");
        assertThat(run.refuses("olga", fill("plain", "rows", "4")))
                .isEqualTo("Step 1.2 has no form.");
        assertThat(run.refuses("olga", attach("a", "plan")))
                .isEqualTo("Step 1.1 asks for no file \"plan\".");
        run.does("olga", fill("a", "rows", "4"));
        assertThat(run.refuses("olga", fill("a", "rows", "04")))
                .isEqualTo("The form says so already.");
    }

    @Test
    void isOpenToOwnersAndSignersFromTheStartUntilItIsDone() {
        var run = started(asking().manual("later").needs("a"));

        assertThat(run.refuses("olga", fill("a", "rows", "4")))
                .isEqualTo("Step 1.1 is ready to start; it can be filled in once it has started.");
        assertThat(run.refuses("olga", attach("a", "")))
                .isEqualTo(
                        "Step 1.1 is ready to start; it can be given files once it has started.");
        run.does("olga", start("a"));
        assertThat(run.refuses("mia", fill("a", "rows", "4")))
                .isEqualTo("Only OPS can fill in its form.");
        assertThat(run.refuses("mia", attach("a", "")))
                .isEqualTo("Only OPS can attach files to it.");
        assertThat(run.refuses("worker", fill("a", "rows", "4")))
                .isEqualTo("Only a person can do this.");
        assertThat(run.refuses("olga", fill("z", "rows", "4")))
                .isEqualTo("This run has no step \"z\".");
        run.does("olga", fill("a", "rows", "4", "dry", "yes"));
        run.does("quinn", attach("a", "patch"));
        run.does("olga", finish("a"));
        run.does("quentin", run.sign("a", "qa"));
        assertThat(run.refuses("olga", fill("a", "rows", "5", "dry", "yes")))
                .isEqualTo("Step 1.1 is done; it can be filled in once it is reopened.");
        assertThat(run.refuses("olga", attach("a", "")))
                .isEqualTo("Step 1.1 is done; it can be given files once it is reopened.");
        assertThat(scheduled(asking()).refuses("olga", fill("a", "rows", "4")))
                .isEqualTo("The run is scheduled and not started.");
    }

    @Test
    void voidsSignaturesByWhatIsFilledInAndAttached() {
        var run = started(asking().signedBy(of(2, "qa")));
        run.does("olga", start("a"));
        run.does("olga", fill("a", "rows", "4", "dry", "yes"));
        run.does("olga", attach("a", "patch"));
        run.does("olga", finish("a"));
        run.does("quinn", run.sign("a", "qa"));
        var read = run.sign("a", "qa");

        run.does("olga", fill("a", "rows", "5", "dry", "yes"));

        assertThat(run.step("a").signatures()).isEmpty();
        assertThat(run.refuses("quentin", read))
                .isEqualTo("Step 1.1 changed while you read it. Look again before you sign.");
        run.does("quentin", run.sign("a", "qa"));
        var before = Rules.digest(run.state(), id("a"));
        run.does("olga", attach("a", ""));
        assertThat(run.step("a").signatures()).isEmpty();
        assertThat(Rules.digest(run.state(), id("a"))).isNotEqualTo(before);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void staysCompleteOnceTheWorkIsDone() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .form(mustBe("dry", Field.Type.BOOLEAN, "true"))
                                .verify("rows"));
        run.does("olga", start("a"));
        run.does("olga", fill("a", "dry", "yes"));
        run.does("olga", finish("a"));
        var no = "\"Title of dry\" is false and must be true.";

        assertThat(run.refuses("olga", fill("a", "dry", "no"))).isEqualTo(no);
        assertThat(run.refuses("olga", fill("a"))).isEqualTo("Fill in \"Title of dry\" first.");
        run.reports("a", "rows", failed("3 rows are missing"));
        assertThat(run.refuses("olga", fill("a", "dry", "no"))).isEqualTo(no);
        run.does("olga", checkAgain("a"));
        run.reports("a", "rows", passed());
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void asksSignersForWhatACheckOrAGateStillLacks() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .form(required("seen", Field.Type.TEXT))
                                .signedBy(of(1, "qa")));
        run.reports("c", "rows", passed());

        assertThat(run.refuses("quinn", run.sign("c", "qa")))
                .isEqualTo("Fill in \"Title of seen\" first.");
        run.does("quinn", fill("c", "seen", "Looks good"));
        run.does("quinn", run.sign("c", "qa"));
        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void keepsEveryFileAndCountsTheLastOfEachName() {
        var run = started(asking());
        run.does("olga", start("a"));
        run.does("olga", attach("a", "patch"));
        run.after(java.time.Duration.ofMinutes(1)).does("quinn", attach("a", "patch"));

        assertThat(run.step("a").files())
                .extracting(Attachment::name, Attachment::person)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("patch", who("olga")),
                        org.assertj.core.groups.Tuple.tuple("patch", who("quinn")));
        assertThat(run.step("a").file("patch").person()).isEqualTo(who("quinn"));
        assertThat(run.step("a").file("plan")).isNull();
        assertThat(List.of(run.step("a").file("patch").at())).containsExactly(run.now());
    }
}
