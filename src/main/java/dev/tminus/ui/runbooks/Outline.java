package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.runbook.Runbook;
import org.jspecify.annotations.Nullable;

/// What a runbook asks, its phases, contingencies and their steps at a glance.
final class Outline extends Section {

    private static final String LINE =
            """
            ${!item.title ? html`<div class="tr"></div>` : item.head ? html`<div class="tr ph0">
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
        var lines = new VirtualList<OutlineLine>();
        with(lines, "tree").getElement().setAttribute("tabindex", "0");
        lines.getElement().setAttribute("aria-label", say("outline.lines"));
        lines.setRenderer(renderer());
        lines.setItems(OutlineLine.of(runbook));
        add(lines);
    }

    private static LitRenderer<OutlineLine> renderer() {
        return LitRenderer.<OutlineLine>of(LINE)
                .withProperty("head", OutlineLine::head)
                .withProperty("icon", OutlineLine::icon)
                .withProperty("kind", OutlineLine::kind)
                .withProperty("number", OutlineLine::number)
                .withProperty("title", OutlineLine::title)
                .withProperty("at", OutlineLine::at)
                .withProperty("checks", OutlineLine::checks)
                .withProperty("checksWord", _ -> say("outline.checks"))
                .withProperty("signs", OutlineLine::signs)
                .withProperty("signsWord", _ -> say("outline.signs"));
    }
}
