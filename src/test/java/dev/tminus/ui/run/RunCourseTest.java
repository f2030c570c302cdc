package dev.tminus.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.language.Language;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.LateEntry;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SampleRelease;
import dev.tminus.ui.parts.BriefingBox;
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Markup;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.security.SignedInAs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/// Forms, files, questions, skipping, reopening, late entries and contingencies on the run page.
@OnTheSample
class RunCourseTest extends SpringBrowserlessTest {

    @Autowired private InMemoryRuns runs;
    @Autowired private EvidenceStore evidence;
    private RunId run;

    @BeforeEach
    void begin() {
        runs.clear();
        run = SampleRelease.underWay(runs);
    }

    @Test
    @SignedInAs("boston.ops")
    void fillsInAFormAndPutsValuesIntoTheInstructions() {
        open(SampleRelease.TTL);

        test(field("Old TTL")).setValue("1h");
        test(field("Resolvers asked")).setValue("9");
        test(button("Save the form")).click();

        assertThat(state().step(SampleRelease.TTL).answers())
                .containsOnly(Map.entry("old-ttl", "1h"), Map.entry("resolvers", "9"));
        assertThat(words()).contains("Boston ops, 17:42");
        assertThat(find(Markup.class).single().getElement().getTextRecursively())
                .startsWith("Lower it at Example Domains to 60 s, never to 0:");
    }

    @Test
    @SignedInAs("boston.ops")
    void saysWhoWasFasterAndGoesOnSayingSo() {
        plan(
                """
                steps:
                  - {id: a, title: A}
                """);
        Sample.accept(runs, run, Sample.NOW, Sample.MANAGER, new RunCommand.StartRun());
        var start = new RunCommand.StartStep(new StepId("a"));
        var other = new Actor.Person(new PersonId("boston.ops2"), Sample.NOW);
        var page =
                new RunGateway(
                        runs, other, () -> Sample.NOW, runs.board(run).orElseThrow(), _ -> {});
        by(start);

        var sentence = "Boston ops was faster: step 1.1 is started already.";
        assertThat(page.ask(CommandId.fresh(), start)).contains(sentence);
        assertThat(find(Notification.class).single().getElement().getProperty("text"))
                .isEqualTo(sentence);
    }

    @Test
    @SignedInAs("boston.ops")
    void saysWhyWhereToLookAndWhomToCall() {
        open(SampleRelease.TTL_PASSES);

        var box = find(BriefingBox.class).single();

        assertThat(box.getElement().getTextRecursively())
                .isEqualTo(
                        "Resolvers keep answers as long as they were told, whatever we say later."
                                + "How resolvers cache, opens in a new tab"
                                + "Network on call+1 617 555 0142noc@example.test"
                                + "https://chat.example.test/noc, opens in a new tab");
        assertThat(find(Anchor.class).all())
                .filteredOn(link -> link.getHref().startsWith("https://"))
                .extracting(
                        Anchor::getHref,
                        link -> link.getTarget().orElse(""),
                        link -> link.getElement().getAttribute("rel"))
                .containsExactly(
                        tuple("https://wiki.example.test/dns", "_blank", "noopener noreferrer"),
                        tuple("https://chat.example.test/noc", "_blank", "noopener noreferrer"));
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("tel:+16175550142", "mailto:noc@example.test");
    }

    @Test
    @SignedInAs("boston.ops")
    void showsTheOffsetOfAStepAndNotThatOfItsPhase() {
        plan(
                """
                at: T-30m
                steps:
                  - {id: first, title: First, takes: 45m}
                  - {id: then, title: Then, takes: 5m}
                  - {id: late, title: Late, at: T-0, takes: 5m}
                """);
        runs.planTimes(run);
        var state = state();
        var zone = state.checklist().runbook().timezone();

        open(new StepId("then"));

        assertThat(state.checklist().runbook().steps())
                .extracting(step -> StepTimes.of(state, step, state.step(step.id()), zone))
                .extracting(StepTimes::offset, StepTimes::text, StepTimes::late)
                .containsExactly(
                        tuple("T-30m", "12:30", ""),
                        tuple("T+15m", "13:15", ""),
                        tuple("T-0", "13:20", "possible T+20m"));
        assertThat(words()).contains("PlannedStep 1.2 · T+15m");
    }

    @Test
    @SignedInAs("boston.ops")
    void showsWhatWouldTurnTextsAroundByItsNumber() {
        plan(
                """
                title: "Phase \\u202Eegap"
                steps:
                  - id: a
                    title: "Step \\u202Epets"
                    links: [{title: "Link \\u202Eknil", url: "https://wiki.example.test"}]
                    contacts: [{name: "Name \\u202Eeman", email: noc@example.test}]
                    instructions: "Text \\u202Etxet"
                    form: [{name: f, title: "Field \\u202Edleif", type: text}]
                """);

        open(new StepId("a"));

        var page = UI.getCurrent();
        assertThat(page.getInternals().getTitle()).contains("Run [U+202E]nur");
        assertThat(words())
                .contains("Run [U+202E]nur", "Step [U+202E]pets", "Link [U+202E]knil")
                .contains("Name [U+202E]eman", "Text [U+202E]txet", "Field [U+202E]dleif");
        assertThat(page.getElement().getOuterHTML()).doesNotContain("\u202E");
    }

    /// Plans a run with one phase.
    private void plan(String phase) {
        var text =
                """
                runbook: r
                title: "Run \\u202Enur"
                zero: Live
                timezone: America/New_York
                environments: [production]
                roles: {manager: {team: sf-release}, ops: {team: boston-ops}, qa: {team: shanghai-qa}}
                phases:
                  - id: p
                    owner: ops
                """
                        + phase.indent(4);
        var reading =
                Language.readRunbook(
                        "r.yaml", text.getBytes(StandardCharsets.UTF_8), Sample.workspace());
        assertThat(reading.problems()).isEmpty();
        run = Sample.planned(runs, Mode.LIVE, Objects.requireNonNull(reading.value()));
    }

    @Test
    @SignedInAs("boston.ops")
    void saysBesideTheFieldWhatIsWrongWithIt() {
        open(SampleRelease.TTL);

        test(field("Resolvers asked")).setValue("nine");

        assertThat(field("Resolvers asked").isInvalid()).isTrue();
        assertThat(field("Resolvers asked").getErrorMessage())
                .isEqualTo("Resolvers asked is \"nine\"; write a whole number such as 42.");
        test(button("Save the form")).click();
        assertThat(state().step(SampleRelease.TTL).answers()).isEmpty();
    }

    @Test
    @SignedInAs("boston.ops")
    void savesTheFormBeforeFinishingAndSaysWhatItLacks() {
        open(SampleRelease.TTL);

        test(field("Old TTL")).setValue("1h");
        test(button("Step 1.3 is done")).click();

        assertThat(state().step(SampleRelease.TTL).answers()).containsEntry("old-ttl", "1h");
        assertThat(words()).contains("Fill in \"Resolvers asked\" first.");
        assertThat(field("Resolvers asked").getErrorMessage())
                .isEqualTo("Fill in “Resolvers asked” first.");
        assertThat(phase(SampleRelease.TTL)).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    @SignedInAs("boston.ops")
    void finishesAFormThatWasNotSavedYet() {
        by(new RunCommand.AttachFile(SampleRelease.TTL, "zone", SampleRelease.file(evidence)));
        open(SampleRelease.TTL);
        test(field("Old TTL")).setValue("1h");
        test(field("Resolvers asked")).setValue("+9");
        truth("All answer 60 s").setValue("true");

        test(button("Step 1.3 is done")).click();

        assertThat(phase(SampleRelease.TTL)).isEqualTo(StepPhase.SIGNING);
        assertThat(state().step(SampleRelease.TTL).answers()).containsEntry("resolvers", "9");
        assertThat(words()).contains("Your change will be signed too.");
    }

    @Test
    @SignedInAs("boston.ops")
    void keepsWhatIsTypedWhateverOthersSave() {
        open(SampleRelease.TTL);
        test(field("Old TTL")).setValue("2h");

        Sample.accept(
                runs,
                run,
                Sample.NOW,
                Sample.QA,
                new RunCommand.FillForm(
                        SampleRelease.TTL, Map.of("old-ttl", "1h", "resolvers", "9")));
        settle();

        assertThat(field("Old TTL").getValue()).isEqualTo("2h");
        assertThat(field("Resolvers asked").getValue()).isEqualTo("9");
        assertThat(words()).contains("In the journal: 1h, by Shanghai QA, 17:42");
        open(SampleRelease.BRIEF);
        open(SampleRelease.TTL);
        assertThat(field("Old TTL").getValue()).isEqualTo("2h");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void saysInTheBoxWhichTextAnswersAndFilesAreSigned() {
        var file = SampleRelease.file(evidence);
        SampleRelease.fill(runs, run, file);
        Sample.accept(
                runs, run, Sample.NOW, Sample.OPS, new RunCommand.FinishStep(SampleRelease.TTL));

        open(SampleRelease.TTL);

        var version = state().plan().runbookVersion().brief();
        assertThat(words())
                .contains("TextStep 1.3 of runbook version " + version)
                .contains("Old TTL1h", "Resolvers asked9", "All answer 60 sYes")
                .contains("Filezone example.com.txt " + Fingerprint.brief(file.sha256()))
                .contains("Done byBoston ops");
    }

    @Test
    @SignedInAs("shanghai.qa")
    void tellsTimesInTheReadersZoneUntilAnotherIsChosen() {
        var profile = Preferences.current().orElseThrow();
        profile.change(UI.getCurrent(), own -> own.in(ZoneId.of("Asia/Shanghai")));
        try {
            UI.getCurrent().navigate(Places.run(run));
            assertThat(words()).contains("T-0 was Sun 18 Oct 01:00 Shanghai", "Shanghai time");

            test(button("Boston")).click();

            assertThat(words()).contains("T-0 was Sat 17 Oct 13:00 Boston", "Boston time");
        } finally {
            profile.change(UI.getCurrent(), own -> own.in(null));
        }
    }

    @Test
    @SignedInAs("sf.manager")
    void showsTheValuesToThoseWhoDoNotFillThemIn() {
        SampleRelease.fill(runs, run, SampleRelease.file(evidence));

        open(SampleRelease.TTL);

        assertThat(words())
                .contains("Old TTL1hBoston ops, 17:41", "All answer 60 sYes")
                .contains("Only OPS can fill in its form.");
    }

    @Test
    @SignedInAs("boston.ops")
    void listsFilesWithWhoAttachedThemAndTheirFingerprint() {
        open(SampleRelease.TTL);
        assertThat(words()).contains("Export of the zone" + "not attached yet");

        SampleRelease.fill(runs, run, SampleRelease.file(evidence));
        settle();

        assertThat(words()).contains("Export of the zone" + "attached", "21 B · Boston ops 17:41");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getText))
                .contains("zone example.com.txt");
    }

    @Test
    @SignedInAs("boston.ops")
    void takesNoFileAboveTheLimitAndNoEmptyOne() {
        var shelf = new Intake.Shelf(evidence, DataSize.ofBytes(10));
        var intake = new Intake(shelf, _ -> {}, _ -> {});

        assertThatThrownBy(() -> intake.keep("dump.csv", -1, content(11)))
                .hasMessage(
                        "dump.csv is larger than 10 B, and no more is taken. Attach a smaller file,"
                                + " or an archive of it.");
        assertThatThrownBy(() -> intake.keep("dump.csv", -1, content(0)))
                .hasMessage("dump.csv is empty. Attach a file with something in it.");
        assertThat(evidence.temporary()).isEmptyDirectory();
    }

    @Test
    @SignedInAs("boston.ops")
    void skipsAnOptionalStepOnlyWithAReasonAndTakesItUpAgain() {
        open(SampleRelease.BANNER);
        assertThat(words()).contains("Optional: it may be skipped with a reason.");

        test(button("Skip step 1.7…")).click();
        test(buttonOfDialog("Skip step 1.7")).click();
        assertThat(phase(SampleRelease.BANNER)).isEqualTo(StepPhase.READY);
        give("Nobody is signed in.");
        test(buttonOfDialog("Skip step 1.7")).click();

        assertThat(phase(SampleRelease.BANNER)).isEqualTo(StepPhase.SKIPPED);
        assertThat(words()).contains("Skipped 17:42, because:", "Nobody is signed in.");
        test(button("Take step 1.7 up again…")).click();
        give("Somebody is.");
        test(buttonOfDialog("Take step 1.7 up again")).click();
        assertThat(phase(SampleRelease.BANNER)).isEqualTo(StepPhase.READY);
    }

    @Test
    @SignedInAs("boston.ops")
    void saysWhetherAStepIsDoneInThisRunAtAll() {
        open(SampleRelease.CACHES);
        assertThat(words())
                .contains("Not applicable in this run: its condition does not hold.")
                .contains("Only if mode == 'rehearsal'");

        open(SampleRelease.TTL_PASSES);
        assertThat(words())
                .contains("Undecided. Depends on: “Old TTL” of step 1.3")
                .contains("It lets as long pass as “Old TTL” of step 1.3 says.");

        open(SampleRelease.PAUSE);
        assertThat(words()).contains("Goes on by itself at 18:00, in", "It lets 2h pass");
    }

    @Test
    @SignedInAs("boston.ops")
    void saysWhenARepeatedStepIsDueAgain() {
        open(SampleRelease.BRIEF);

        assertThat(words()).contains("Due again ", "Repeated every 7d until 2.2 starts.");
    }

    @Test
    @SignedInAs("boston.ops")
    void namesOnlyWhatIsStillUnknownOfACondition() {
        plan(
                """
                steps:
                  - {id: a, title: A, form: [{name: f, title: First, type: text, required: true}]}
                  - {id: b, title: B, form: [{name: g, title: Second, type: text, required: true}]}
                  - {id: c, title: C, needs: [a, b], when: answers.a.f == 'x' and answers.b.g == 'y'}
                """);
        Sample.accept(runs, run, Sample.NOW, Sample.MANAGER, new RunCommand.StartRun());
        by(new RunCommand.StartStep(new StepId("a")));
        open(new StepId("c"));
        assertThat(words()).contains("Depends on: “First” of step 1.1; “Second” of step 1.2");

        by(new RunCommand.FillForm(new StepId("a"), Map.of("f", "x")));
        settle();

        assertThat(words()).contains("Depends on: “Second” of step 1.2");
    }

    @Test
    @SignedInAs("boston.ops")
    void showsBothTimesOfALateEntry() {
        open(SampleRelease.ANNOUNCE);

        assertThat(words()).contains("Started 16:02, recorded 16:42 by Boston ops");
    }

    @Test
    @SignedInAs("boston.ops")
    void entersLateWhenAStepWasStarted() {
        open(SampleRelease.BANNER);

        test(button("Backdate…")).click();
        var happened = Sample.NOW.minusSeconds(600);
        find(DateTimePicker.class)
                .single()
                .setValue(LocalDateTime.ofInstant(happened, ZoneOffset.UTC));
        test(buttonOfDialog("Record it")).click();

        assertThat(state().step(SampleRelease.BANNER).late())
                .containsExactly(
                        new LateEntry(
                                LateEntry.Part.STARTED,
                                1,
                                LocalDateTime.ofInstant(happened, ZoneOffset.UTC)
                                        .toInstant(ZoneOffset.UTC),
                                Sample.NOW,
                                Sample.OPS));
    }

    @Test
    @SignedInAs("boston.ops")
    void refusesInTheDialogWhatHappenedBeforeTheRunDid() {
        open(SampleRelease.BANNER);

        test(button("Backdate…")).click();
        find(DateTimePicker.class).single().setValue(LocalDateTime.of(2026, 10, 1, 9, 0));
        test(buttonOfDialog("Record it")).click();

        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("That is before the run was started. Enter when it happened.");
        assertThat(phase(SampleRelease.BANNER)).isEqualTo(StepPhase.READY);
    }

    @Test
    @SignedInAs("sf.manager")
    void leadsFromAStepThatIsOutOfDateToItsReopening() {
        open(SampleRelease.BRIEF);
        assertThat(words())
                .contains(
                        "Look again: it was done on the strength of 1.1, which no longer stands.");

        test(button("Reopen step 1.2…")).click();
        give("The hotline must know the new date.");
        test(buttonOfDialog("Reopen step 1.2")).click();

        assertThat(status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    @SignedInAs("boston.ops")
    void tellsWhatDeadlinesDoAndWhichHavePassed() {
        open(SampleRelease.TTL);

        assertThat(words())
                .contains("15m after it is ready to start")
                .contains("Passed. Those who are awaited were reminded.")
                .contains("18:00 · ", "Then those who may resume the run are told.")
                .contains("Reminded");
    }

    @Test
    @SignedInAs("boston.ops")
    void answersAQuestionWhereItKeepsTheGateShut() {
        open(SampleRelease.CROSS);
        assertThat(words())
                .contains("No answer yet. The plan assumes 40m until then.", "overdue")
                .contains("Only QA can answer this question.");

        test(field("How long a dump takes")).setValue("55m");
        test(button("Answer")).click();

        assertThat(state().answers().get(new QuestionId("dump-takes")).value()).isEqualTo("55m");
        assertThat(words()).contains("55m, by Boston ops, 17:42", "1 open question…");
    }

    @Test
    @SignedInAs("sf.manager")
    void opensAContingencyThatIsOfferedAndFreezesTheMainLine() {
        open(SampleRelease.USERS);
        assertThat(words())
                .contains("1.9 Compare users field ↔ hq: 2 contingencies are offered")
                .contains(
                        "For when Users field ↔ hq fails. Only before 2.2 Enable writes on Field");

        test(button("Open C1…")).click();
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("C1.1 Migrate the listed keys again · OPS")
                .contains("If answers.lower-ttl.confirmed: 1.9 Compare users field ↔ hq and all");
        test(buttonOfDialog("Open C1")).click();

        assertThat(state().contingency()).isEqualTo(SampleRelease.DIFFER);
        assertThat(words())
                .contains("Contingency C1 Users differ has been open since 17:42")
                .contains("Contingency C1 is open: the main line is frozen until it has ended.");
    }

    @Test
    @SignedInAs("sf.manager")
    void closesAContingencyThatWasOpenedByMistake() {
        SampleRelease.open(runs, run);
        open(SampleRelease.REPAIR);

        test(button("Close C1…")).click();
        give("The count was read wrongly.");
        test(buttonOfDialog("Close C1")).click();

        assertThat(state().contingency()).isNull();
        assertThat(status()).isEqualTo(RunStatus.HELD);
        assertThat(words()).contains("It belongs to contingency C1, which is not open.");
        test(button("Contingencies…")).click();
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("Opened 17:41 by SF release manager, ended 17:42.");
    }

    @Test
    @SignedInAs("sf.manager")
    void saysWhatAContingencyWithoutStepsDoesBeforeItDoesIt() {
        open(SampleRelease.USERS);
        test(button("Contingencies…")).click();
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .containsPattern(
                        "(?s)May be opened by hand.{0,300}Network on call\\+1 617 555 0142")
                .containsPattern("How it endsFor.{0,200}Endsthe run is called off");

        test(buttonOfDialog("Open C3…")).click();

        assertThat(find(Dialog.class).all())
                .last()
                .satisfies(dialog ->
                        assertThat(dialog.getElement().getTextRecursively())
                                .contains(
                                        "It has no steps. What stands beside “Ends” happens at"
                                                + " once.")
                                .contains("Endsthe run is called off")
                                .contains("Network on call+1 617 555 0142")
                                .doesNotContain("Steps"));
        give("The field office is closed.");
        test(buttonOfDialog("Open C3")).click();
        assertThat(status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(words()).contains("C3 Call it off").doesNotContain("0/0");
    }

    @Test
    @SignedInAs("boston.ops")
    void saysBesideTheButtonWhoDecidesAboutAContingency() {
        open(SampleRelease.USERS);

        assertThat(button("Open C1…").isEnabled()).isFalse();
        assertThat(button("Open C2…").isEnabled()).isTrue();
        assertThat(words()).contains("Only Manager can open it.");
    }

    /// Lets what waits for the page happen; only a search for components does it all.
    private void settle() {
        roundTrip();
        find(NativeButton.class).all();
    }

    private static ByteArrayInputStream content(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    private void open(StepId step) {
        UI.getCurrent().navigate(Places.step(run, step));
    }

    private void by(RunCommand wish) {
        Sample.accept(runs, run, Sample.NOW, Sample.OPS, wish);
    }

    private RunState state() {
        return runs.board(run).orElseThrow().state();
    }

    private StepPhase phase(StepId step) {
        return state().step(step).phase();
    }

    private RunStatus status() {
        return state().status();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<String> truth(String label) {
        return find(RadioButtonGroup.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void give(String reason) {
        var area =
                find(TextArea.class).all().stream().filter(RunCourseTest::isInDialog).findFirst();
        test(area.orElseThrow()).setValue(reason);
    }

    private NativeButton button(String text) {
        return buttons(text).filter(one -> !isInDialog(one)).findFirst().orElseThrow();
    }

    private NativeButton buttonOfDialog(String text) {
        return buttons(text).filter(RunCourseTest::isInDialog).findFirst().orElseThrow();
    }

    private Stream<NativeButton> buttons(String text) {
        return find(NativeButton.class).all().stream()
                .filter(one -> one.getElement().getTextRecursively().equals(text));
    }

    private static boolean isInDialog(Component component) {
        return component
                .getParent()
                .map(parent -> parent instanceof Dialog || isInDialog(parent))
                .orElse(false);
    }

    private String words() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
