package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.run.Remark;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.Markup;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Slot;
import java.time.ZoneId;
import java.util.List;

/// What was said about a step.
final class Remarks extends Div {

    private final RunGateway gateway;
    private final StepId step;
    private final Slot slot = new Slot();
    private ZoneId zone;

    Remarks(RunGateway gateway, StepId step, ZoneId zone) {
        this.gateway = gateway;
        this.step = step;
        this.zone = zone;
        with(this, "view");
        add(slot);
    }

    void in(ZoneId other) {
        zone = other;
        slot.forget();
    }

    void refresh() {
        var remarks = gateway.state().step(step).remarks();
        slot.show(remarks, () -> draw(remarks));
    }

    private List<? extends Component> draw(List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return List.of();
        }
        var section = with(new Section(), "sec inl");
        section.getElement().setAttribute("aria-label", say("remarks.title"));
        var lines = new Div();
        var times = new RunTimes(gateway, zone);
        for (var remark : remarks) {
            lines.add(
                    div(
                            "remark s",
                            text(
                                    Names.person(gateway.board().workspace(), remark.person()),
                                    "strong"),
                            with(new Span(text(" "), times.near(remark.at())), "t3 xs"),
                            Markup.ofLines(BoundMarkdown.of(remark.text()))));
        }
        section.add(new H3(say("remarks.title")), lines);
        return List.of(section);
    }
}
