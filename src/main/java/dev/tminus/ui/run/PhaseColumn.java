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
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Slot;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Timing;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The phases with how far each has come; a click leads to one in the list.
final class PhaseColumn extends Aside {

    private final Desk desk;
    private final H2 title = new H2();
    private final List<Slot> slots = new ArrayList<>();
    private final IntConsumer onChoice;

    PhaseColumn(Desk desk, IntConsumer onChoice) {
        this.desk = desk;
        this.onChoice = onChoice;
        with(this, "side").getElement().setAttribute("aria-label", say("phases.label"));
        var list = with(new Div(title), "phases");
        for (var _ : desk.state().checklist().runbook().phases()) {
            var slot = new Slot();
            slots.add(slot);
            list.add(slot);
        }
        add(list);
        refresh();
    }

    void refresh() {
        var run = desk.state();
        var phases = run.checklist().runbook().phases();
        title.setText(say("phases.title", run.done(), run.steps().size()));
        var first = 0;
        for (var index = 0; index < phases.size(); index++) {
            var phase = phases.get(index);
            var standing = standing(run, first, phase, index);
            slots.get(index).show(standing, () -> List.of(draw(standing, phase)));
            first += phase.steps().size();
        }
    }

    private static Standing standing(RunState run, int first, Phase phase, int index) {
        var done = 0;
        var begun = false;
        var failing = false;
        for (var i = 0; i < phase.steps().size(); i++) {
            var state = run.steps().at(first + i).phase();
            done += state == StepPhase.DONE ? 1 : 0;
            begun |= state != StepPhase.PLANNED;
            failing |=
                    state == StepPhase.FAILED
                            || state == StepPhase.INCONCLUSIVE
                            || state == StepPhase.NO_GO;
        }
        return new Standing(index, done, phase.steps().size(), begun, failing);
    }

    private Component draw(Standing now, Phase phase) {
        var finished = now.done() == now.steps();
        var look =
                finished ? "done" : now.failing() ? "failed" : now.begun() ? "running" : "planned";
        var tone =
                finished ? Tone.OK : now.failing() ? Tone.FAIL : now.begun() ? Tone.RUN : Tone.IDLE;
        var link = new NativeButton("", _ -> onChoice.accept(now.index()));
        with(link, "phase").getElement().setAttribute("type", "button");
        if (now.begun() && !finished) {
            link.getElement().setAttribute("aria-current", "true");
        }
        var word = say("phase.word." + look);
        var bar = new Bar(now, finished);
        link.add(
                icon(look, tone.text()),
                text((now.index() + 1) + " " + phase.title(), "nm"),
                text(now.done() + "/" + now.steps(), "ct"),
                bar,
                text(at(phase.at()) + word, "tt"));
        return link;
    }

    private static String at(@Nullable Timing at) {
        return at == null ? "" : Offsets.print(at) + " · ";
    }

    private record Standing(int index, int done, int steps, boolean begun, boolean failing) {}

    /// How much of a phase is done.
    @Tag("progress")
    private static final class Bar extends Component {

        Bar(Standing now, boolean finished) {
            getElement()
                    .setAttribute("class", finished ? "bar" : "bar run")
                    .setAttribute("max", String.valueOf(Math.max(1, now.steps())))
                    .setAttribute("value", String.valueOf(now.done()))
                    .setAttribute("aria-label", say("run.progress", now.done(), now.steps()));
        }
    }
}
