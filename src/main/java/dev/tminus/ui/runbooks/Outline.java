package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.schedule.Offsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Phases and steps of a runbook at a glance.
final class Outline extends Section {

    private static final String LINE =
            """
            ${!item.title ? html`<div class="tr"></div>` : item.phase ? html`<div class="tr ph0">
              <span></span>
              <span class="ell">${item.title} <span class="t3">${item.number}</span></span>
              <span class="meta">${item.at}</span>
            </div>` : html`<div class="tr">
              <span class="c-3"><i class="ic i-${item.icon}" aria-hidden="true"></i><span class="vh">${item.kind}</span></span>
              <span class="no">${item.number}</span>
              <span class="ell">${item.title}</span>
              <span class="meta">
                ${item.checks ? html`<span><i class="ic i-check s12" aria-hidden="true"></i>${item.checks}<span class="vh"> ${item.checksWord}</span></span>` : ''}
                ${item.signs ? html`<span><i class="ic i-pen s12" aria-hidden="true"></i>${item.signs}<span class="vh"> ${item.signsWord}</span></span>` : ''}
                <span class="at">${item.at}</span>
              </span>
            </div>`}
            """;

    Outline(@Nullable Runbook runbook) {
        with(this, "card src").getElement().setAttribute("aria-label", say("outline.title"));
        add(new Header(new H2(say("outline.title"))));
        if (runbook == null) {
            add(with(empty(say("outline.none"), say("outline.none.next")), "inset"));
            return;
        }
        var lines = new VirtualList<Line>();
        with(lines, "tree").getElement().setAttribute("tabindex", "0");
        lines.getElement().setAttribute("aria-label", say("outline.lines"));
        lines.setRenderer(renderer());
        lines.setItems(lines(runbook));
        add(lines);
    }

    private static List<Line> lines(Runbook runbook) {
        var lines = new ArrayList<Line>();
        var number = 0;
        for (var phase : runbook.phases()) {
            number++;
            lines.add(
                    new Line(
                            true,
                            "",
                            "",
                            count("runbooks.steps", phase.steps().size()),
                            number + " " + phase.title(),
                            at(phase.at()),
                            0,
                            0));
            phase.steps().forEach(step -> lines.add(line(step)));
        }
        return lines;
    }

    private static Line line(Step step) {
        var checks = step.verify().size();
        var kind =
                switch (step) {
                    case ManualStep _ -> "manual";
                    case CheckStep _ -> "check";
                    case GateStep _ -> "gate";
                    case WaitStep _ -> "wait";
                };
        var icon =
                switch (step) {
                    case ManualStep _ -> "planned";
                    case CheckStep _ -> "checking";
                    case GateStep _ -> "poll";
                    case WaitStep _ -> "wait";
                };
        return new Line(
                false,
                icon,
                say("step.kind." + kind),
                step.basics().number(),
                step.title(),
                at(step.at()),
                checks,
                step.signOffs().size());
    }

    private static String at(@Nullable Timing at) {
        return at == null ? "" : Offsets.print(at);
    }

    private static LitRenderer<Line> renderer() {
        return LitRenderer.<Line>of(LINE)
                .withProperty("phase", Line::phase)
                .withProperty("icon", Line::icon)
                .withProperty("kind", Line::kind)
                .withProperty("number", Line::number)
                .withProperty("title", Line::title)
                .withProperty("at", Line::at)
                .withProperty("checks", Line::checks)
                .withProperty("checksWord", _ -> say("outline.checks"))
                .withProperty("signs", Line::signs)
                .withProperty("signsWord", _ -> say("outline.signs"));
    }

    /// One line; `number` of a phase says how many steps it has.
    private record Line(
            boolean phase,
            String icon,
            String kind,
            String number,
            String title,
            String at,
            int checks,
            int signs) {}
}
