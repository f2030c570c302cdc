package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Timing;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The phases with how far each has come, an open contingency above them; a click leads to one in
/// the list.
final class PhaseColumn extends Aside {

    private final RunGateway gateway;
    private final List<Group> groups;
    private final H2 title = new H2();
    private final H2 aside = new H2(say("phases.contingencies"));
    private final List<Slot> slots = new ArrayList<>();
    private final IntConsumer onChoice;

    PhaseColumn(RunGateway gateway, List<Group> groups, IntConsumer onChoice) {
        this.gateway = gateway;
        this.groups = groups;
        this.onChoice = onChoice;
        with(this, "side").getElement().setAttribute("aria-label", say("phases.label"));
        var contingencies = with(new Div(aside), "phases first");
        var phases = with(new Div(title), "phases");
        for (var group : groups) {
            var slot = new Slot();
            slots.add(slot);
            (group.contingency() == null ? phases : contingencies).add(slot);
        }
        add(contingencies, phases);
        refresh();
    }

    void refresh() {
        var run = gateway.state();
        title.setText(say("phases.title", run.done(), run.checklist().mainLine()));
        aside.setVisible(
                groups.stream().anyMatch(one -> one.contingency() != null && one.isShown(run)));
        for (var group : groups) {
            var standing = standing(run, group);
            slots.get(group.index())
                    .show(
                            standing,
                            () -> standing.shown() ? List.of(draw(standing, group)) : List.of());
        }
    }

    private static Standing standing(RunState run, Group group) {
        return new Standing(
                group.through(run),
                group.size(),
                group.isShown(run),
                group.isOpen(run),
                group.isBegun(run),
                group.fails(run),
                run.status().isOver());
    }

    private Component draw(Standing now, Group group) {
        var look = look(now, group);
        var link = new NativeButton("", _ -> onChoice.accept(group.index()));
        with(link, "phase").getElement().setAttribute("type", "button");
        if (now.isCurrent(group)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        link.add(icon(look.icon(), look.tone().text()), text(group.title(), "nm"));
        if (now.steps() > 0) {
            link.add(text(now.through() + "/" + now.steps(), "ct"), new Bar(now));
        }
        link.add(text((group.phase() == null ? "" : at(group.phase().at())) + look.word(), "tt"));
        return link;
    }

    private static StateStyle look(Standing now, Group group) {
        if (group.contingency() != null) {
            return now.open()
                    ? new StateStyle("fork", Tone.WARN, say("contingency.word.open"))
                    : new StateStyle("fork", Tone.IDLE, say("contingency.word.ended"));
        }
        if (now.isFinished()) {
            return new StateStyle("done", Tone.OK, say("phase.word.done"));
        }
        if (now.failing()) {
            return new StateStyle("failed", Tone.FAIL, say("phase.word.failed"));
        }
        if (!now.begun()) {
            var word = now.over() ? "phase.word.never" : "phase.word.planned";
            return new StateStyle("planned", Tone.IDLE, say(word));
        }
        return now.over()
                ? new StateStyle("scrub", Tone.IDLE, say("phase.word.stopped"))
                : new StateStyle("running", Tone.RUN, say("phase.word.running"));
    }

    private static String at(@Nullable Timing at) {
        return at == null ? "" : Offsets.shown(at) + " · ";
    }

    private record Standing(
            int through,
            int steps,
            boolean shown,
            boolean open,
            boolean begun,
            boolean failing,
            boolean over) {

        boolean isFinished() {
            return through == steps;
        }

        boolean isCurrent(Group group) {
            return group.contingency() == null ? begun && !over && !isFinished() : open;
        }
    }

    /// How much of a phase is done.
    @Tag("progress")
    private static final class Bar extends Component {

        Bar(Standing now) {
            getElement()
                    .setAttribute("class", now.isFinished() ? "bar" : "bar run")
                    .setAttribute("max", String.valueOf(Math.max(1, now.steps())))
                    .setAttribute("value", String.valueOf(now.through()))
                    .setAttribute("aria-label", say("run.progress", now.through(), now.steps()));
        }
    }
}
