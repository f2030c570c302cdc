package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Markup;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.StateStyle;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step, in the order in which people need it: state, instructions, what to fill in, checks,
/// what to do, sign-off, evidence, deadlines, contingencies, comments.
final class Drawer extends Aside {

    private final RunGateway gateway;
    private final Step step;
    private final Slot state = new Slot();
    private final Slot waiting = new Slot();
    private final Slot protections = new Slot();
    private final Slot checks = new Slot();
    private final Slot work = new Slot();
    private final Slot poll = new Slot();
    private final Slot course = new Slot();
    private final Slot instructions = new Slot();
    private final Slot briefing = new Slot();
    private final Slot deadlines = new Slot();
    private final Slot contingencies = new Slot();
    private final Questions questions;
    private final @Nullable FormSection form;
    private final FilesSection files;
    private final SignBox signBox;
    private final Remarks remarks;
    private ZoneId zone;

    /// What a drawer is handed besides the gateway.
    ///
    /// @param draft what was typed into the step's form before and not saved
    record Given(
            ZoneId zone,
            Map<String, String> draft,
            FilesSection.Evidence evidence,
            Runnable onClose) {}

    Drawer(RunGateway gateway, Step step, Given given) {
        this.gateway = gateway;
        this.step = step;
        this.zone = given.zone();
        this.form =
                step.basics().asks().form().isEmpty()
                        ? null
                        : new FormSection(gateway, step, zone, given.draft());
        this.files = new FilesSection(gateway, step, zone, given.evidence());
        this.questions = Questions.blocking(gateway, step, zone);
        this.signBox = new SignBox(gateway, step, zone);
        this.remarks = new Remarks(gateway, step.id(), zone);
        with(this, "drawer").getElement().setAttribute("aria-label", say("drawer.label"));
        add(header(given.onClose()), content(), new Composer(gateway, step));
        refresh();
    }

    /// Files that the step asks for stand before its actions, others with the evidence.
    private Div content() {
        var scroll = div("scroll", course, waiting, instructions, briefing);
        if (form != null) {
            scroll.add(form);
        }
        if (files.asksForFiles()) {
            scroll.add(files);
        }
        scroll.add(protections, checks, work, questions, poll, signBox);
        if (!files.asksForFiles()) {
            scroll.add(files);
        }
        scroll.add(deadlines, contingencies, remarks);
        return scroll;
    }

    void in(ZoneId other) {
        zone = other;
        signBox.in(other);
        remarks.in(other);
        files.in(other);
        questions.in(other);
        if (form != null) {
            form.in(other);
        }
        List.of(state, course, waiting, protections, checks, work, poll, deadlines)
                .forEach(Slot::forget);
        refresh();
    }

    void refresh() {
        var now = gateway.state().step(step.id());
        var look = StepStyles.of(gateway.state(), step, gateway.me(), gateway.now());
        var times = StepTimes.of(gateway.state(), step, now, zone);
        state.show(new Drawn(look, times), () -> List.of(stateLine(look, times)));
        var text = Rules.instructions(gateway.state(), step.id());
        instructions.show(text, () -> text.isBlank() ? List.of() : List.of(instructions(text)));
        var told = BriefingSection.of(gateway.state(), step);
        briefing.show(told, () -> told.isEmpty() ? List.of() : List.of(new BriefingSection(told)));
        course.show(
                PolicyBox.view(gateway, step),
                () -> List.of(new PolicyBox(gateway, step, times())));
        showWaiting(now);
        if (form != null) {
            form.refresh();
        }
        files.refresh();
        questions.refresh();
        showChecks(now);
        var actions = WorkActions.of(gateway, step, now);
        work.show(List.of(actions, now.reason(), now.phase()), () -> workSection(actions, now));
        if (step instanceof GateStep gate) {
            var box = PollBox.view(gateway, gate, now);
            poll.show(box, () -> List.of(new PollBox(gateway, gate, now, box, zone)));
        }
        signBox.refresh();
        remarks.refresh();
        showDeadlines(now);
        var offered = ContingencySection.of(gateway, step);
        contingencies.show(
                offered,
                () ->
                        offered.isEmpty()
                                ? List.of()
                                : List.of(new ContingencySection(gateway, offered)));
    }

    private void showDeadlines(StepState now) {
        var all = DeadlinesSection.of(gateway, step, now);
        deadlines.show(
                all,
                () ->
                        all.isEmpty()
                                ? List.of()
                                : List.of(new DeadlinesSection(gateway, all, times())));
    }

    private RunTimes times() {
        return new RunTimes(gateway, zone);
    }

    private void showWaiting(StepState now) {
        var why = Rules.waitsFor(gateway.state(), step.id(), gateway.now());
        waiting.show(
                List.of(why, gateway.state().status(), now.phase()),
                () ->
                        why.<List<? extends Component>>map(
                                        one -> List.of(new WaitingBox(gateway, step, one, zone)))
                                .orElseGet(List::of));
    }

    private void showChecks(StepState now) {
        if (step.verify().isEmpty() && step.requires().isEmpty()) {
            return;
        }
        var all = Rules.tries(gateway.state(), step.id(), gateway.now());
        show(protections, all.stream().filter(Drawer::protects).toList(), now, "checks.requires");
        var rest = all.stream().filter(one -> !protects(one)).toList();
        show(checks, rest, now, rest.size() == 1 ? "checks.one" : "checks.title");
    }

    private void show(Slot slot, List<CheckProgress> tries, StepState now, String title) {
        if (!tries.isEmpty()) {
            slot.show(
                    List.of(tries, now.checks(), now.phase(), gateway.board().readings()),
                    () -> List.of(new ChecksSection(gateway, step, say(title), tries, zone)));
        }
    }

    private static boolean protects(CheckProgress tries) {
        return tries.part() == CheckProgress.Part.PROTECTION;
    }

    void focusSignBox() {
        signBox.focusButton();
    }

    void focusComment() {
        getChildren()
                .filter(Composer.class::isInstance)
                .map(Composer.class::cast)
                .forEach(Composer::focusField);
    }

    private Header header(Runnable onClose) {
        return new Header(
                with(
                        row(state, iconButton("x", say("drawer.close"), "sm", onClose::run)),
                        "between"),
                new H2(visible(step.title())));
    }

    private Component stateLine(StateStyle look, StepTimes times) {
        var where =
                say("drawer.step", step.basics().number())
                        + (times.offset().isEmpty() ? "" : " · " + times.offset());
        var line = with(row(chip(look), text(where, "t3", "xs")), "wrap");
        if (!times.late().isEmpty()) {
            line.add(text(times.late(), "c-warn", "strong", "xs"));
        }
        return line;
    }

    private Component instructions(BoundMarkdown words) {
        var section = with(new Section(), "sec");
        section.getElement().setAttribute("aria-label", say("drawer.instructions"));
        section.add(Markup.of(words));
        return section;
    }

    private List<? extends Component> workSection(List<WorkActions> actions, StepState now) {
        var wrong = wrong(now);
        if (actions.isEmpty() && wrong.isEmpty()) {
            return List.of();
        }
        var section = with(new Section(), "sec work");
        section.getElement().setAttribute("aria-label", say("drawer.work"));
        if (!wrong.isEmpty()) {
            section.add(text(wrong, "s", "c-fail"));
        }
        actions.forEach(action -> section.add(action.build(gateway, step, form)));
        return List.of(section);
    }

    /// Why the step went wrong, empty where it did not.
    private static String wrong(StepState now) {
        return now.phase().isStopped() ? now.reason() : "";
    }

    private record Drawn(StateStyle look, StepTimes times) {}
}
