package dev.tminus.ui.runs;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.tminus.catalog.Catalog;
import dev.tminus.run.RunSummary;
import dev.tminus.run.Runs;
import dev.tminus.runbook.Mode;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.RunLooks;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;

/// All runs, newest first.
@Route(value = Places.RUNS, layout = Shell.class)
@RouteAlias(value = "", layout = Shell.class)
@PermitAll
class RunsView extends Main implements Framed, HasDynamicTitle {

    private static final String LINE =
            """
            ${!item.title ? html`<div class="runline"></div>` : html`<div class="runline">
              <span class="${item.tone}"><i class="ic i-${item.icon} s18" aria-hidden="true"></i></span>
              <div class="txt">
                <a class="ti ell" href="${item.place}">${item.title}</a>
                <div class="who ell">${item.number} · <b class="${item.tone}">${item.status}</b></div>
              </div>
              <span class="badge sm ${item.kind}"><i class="ic i-${item.kindIcon}" aria-hidden="true"></i>${item.kindWord}</span>
              <span class="env">${item.environment}</span>
              <div class="prog">
                <progress class="bar ${item.bar}" max="${item.steps}" value="${item.done}" aria-label="${item.progress}"></progress>
                <span class="xs t3">${item.progress}</span>
              </div>
              <div class="tm"><b>${item.zero}</b><br><span>${item.zoneName}</span></div>
            </div>`}
            """;

    RunsView(Runs runs, Catalog catalog) {
        with(this, "main fill").setId("main");
        var all = runs.list();
        add(
                div(
                        "hd",
                        new H1(say("runs.title")),
                        text(count("runs.count", all.size()), "t3", "s"),
                        with(new Div(), "grow"),
                        with(link(Places.RUNBOOKS, say("runs.plan")), "btn primary")));
        if (all.isEmpty()) {
            add(empty(say("runs.none"), say("runs.none.next")));
            return;
        }
        var zone = Browser.zone();
        var workspace = catalog.shelf().workspace().value();
        var sites = workspace == null ? List.<Site>of() : Site.of(workspace);
        var list = new VirtualList<RunSummary>();
        list.setRenderer(renderer(zone, say("clock.you", Site.nameOf(zone, sites))));
        list.setItems(all);
        list.getElement().setAttribute("aria-label", say("runs.title"));
        add(with(list, "card runlist"));
    }

    private static LitRenderer<RunSummary> renderer(ZoneId zone, String zoneName) {
        return LitRenderer.<RunSummary>of(LINE)
                .withProperty("icon", run -> RunLooks.of(run.status()).icon())
                .withProperty("tone", run -> RunLooks.of(run.status()).tone().text())
                .withProperty("status", run -> RunLooks.of(run.status()).word())
                .withProperty("place", run -> Places.run(run.id()))
                .withProperty("title", RunSummary::title)
                .withProperty("number", run -> say("run.number", String.valueOf(run.number())))
                .withProperty("kind", run -> run.mode() == Mode.LIVE ? "real" : "drill")
                .withProperty("kindIcon", run -> run.mode() == Mode.LIVE ? "live" : "flask")
                .withProperty(
                        "kindWord",
                        run -> say(run.mode() == Mode.LIVE ? "mode.live" : "mode.rehearsal"))
                .withProperty("environment", run -> run.environment().value())
                .withProperty("steps", run -> Math.max(1, run.steps()))
                .withProperty("done", RunSummary::done)
                .withProperty("bar", run -> run.done() == run.steps() ? "" : "run")
                .withProperty("progress", run -> say("run.progress", run.done(), run.steps()))
                .withProperty("zero", run -> "T-0 " + WallTimes.whole(run.zero(), zone))
                .withProperty("zoneName", _ -> zoneName);
    }

    @Override
    public Frame frame() {
        return Frame.wide(NavEntry.RUNS, say("runs.title"));
    }

    @Override
    public String getPageTitle() {
        return say("title", say("runs.title"));
    }
}
