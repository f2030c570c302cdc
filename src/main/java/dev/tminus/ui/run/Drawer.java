package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.markdown.Markdown;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Slot;
import dev.tminus.run.Rules;
import dev.tminus.run.StepState;
import dev.tminus.run.Tries;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Look;
import java.time.ZoneId;
import java.util.List;

/// One step, in the order in which people need it: state, instructions, checks, what to do,
/// sign-off, comments.
final class Drawer extends Aside {

    private final Desk desk;
    private final Step step;
    private final Slot state = new Slot();
    private final Slot waiting = new Slot();
    private final Slot protections = new Slot();
    private final Slot checks = new Slot();
    private final Slot work = new Slot();
    private final Slot poll = new Slot();
    private final SignBox signBox;
    private final Remarks remarks;
    private ZoneId zone;

    Drawer(Desk desk, Step step, ZoneId zone, Runnable onClose) {
        this.desk = desk;
        this.step = step;
        this.zone = zone;
        this.signBox = new SignBox(desk, step, zone);
        this.remarks = new Remarks(desk, step.id(), zone);
        with(this, "drawer").getElement().setAttribute("aria-label", say("drawer.label"));
        var scroll = div("scroll");
        if (!step.basics().instructions().isBlank()) {
            scroll.add(instructions());
        }
        scroll.add(waiting, protections, checks, work, poll, signBox, remarks);
        add(header(onClose), scroll, new Composer(desk, step));
        refresh();
    }

    void in(ZoneId other) {
        zone = other;
        signBox.in(other);
        remarks.in(other);
        List.of(state, waiting, protections, checks, work, poll).forEach(Slot::forget);
        refresh();
    }

    void refresh() {
        var now = desk.state().step(step.id());
        var look = StepLooks.of(desk.state(), step, desk.me(), desk.now());
        var times = StepTimes.of(desk.state(), step, now, zone);
        state.show(new Shown(look, times), () -> List.of(stateLine(look, times)));
        showWaiting(now);
        showChecks(now);
        work.show(WorkDeeds.of(desk, step, now), () -> workSection(now));
        if (step instanceof GateStep gate) {
            var box = PollBox.view(desk, gate, now);
            poll.show(box, () -> List.of(new PollBox(desk, gate, now, box, zone)));
        }
        signBox.refresh();
        remarks.refresh();
    }

    private void showWaiting(StepState now) {
        var why = Rules.waitsFor(desk.state(), step.id(), desk.now());
        waiting.show(
                List.of(why, desk.state().status(), now.phase()),
                () ->
                        why
                                .<List<? extends Component>>map(one ->
                                        List.of(new WaitingBox(desk, step, one, zone)))
                                .orElseGet(List::of));
    }

    private void showChecks(StepState now) {
        if (step.verify().isEmpty() && step.requires().isEmpty()) {
            return;
        }
        var all = Rules.tries(desk.state(), step.id(), desk.now());
        show(protections, all.stream().filter(Drawer::protects).toList(), now, "checks.requires");
        var rest = all.stream().filter(one -> !protects(one)).toList();
        show(checks, rest, now, rest.size() == 1 ? "checks.one" : "checks.title");
    }

    private void show(Slot slot, List<Tries> tries, StepState now, String title) {
        if (!tries.isEmpty()) {
            slot.show(
                    List.of(tries, now.checks(), now.phase(), desk.board().readings()),
                    () -> List.of(new ChecksSection(desk, step, say(title), tries, zone)));
        }
    }

    private static boolean protects(Tries tries) {
        return tries.part() == Tries.Part.PROTECTION;
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
                new H2(step.title()));
    }

    private Component stateLine(Look look, StepTimes times) {
        var where =
                say("drawer.step", step.basics().number())
                        + (times.offset().isEmpty() ? "" : " · " + times.offset());
        var line = with(row(chip(look), text(where, "t3", "xs")), "wrap");
        if (!times.late().isEmpty()) {
            line.add(text(times.late(), "c-warn", "strong", "xs"));
        }
        return line;
    }

    /// Markdown comes from files of others: the component cleans it before it is shown.
    private Component instructions() {
        var section = with(new Section(), "sec");
        section.getElement().setAttribute("aria-label", say("drawer.instructions"));
        var text = new Markdown(step.basics().instructions());
        text.getElement().getClassList().add("md");
        section.add(text);
        return section;
    }

    private List<? extends Component> workSection(StepState now) {
        var deeds = WorkDeeds.of(desk, step, now);
        if (deeds.isEmpty() && now.reason().isEmpty()) {
            return List.of();
        }
        var section = with(new Section(), "sec work");
        section.getElement().setAttribute("aria-label", say("drawer.work"));
        if (!now.reason().isEmpty()) {
            section.add(text(now.reason(), "s", "c-fail"));
        }
        deeds.forEach(deed -> section.add(deed.build(desk, step)));
        return List.of(section);
    }

    private record Shown(Look look, StepTimes times) {}
}
