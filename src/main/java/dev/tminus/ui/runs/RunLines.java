package dev.tminus.ui.runs;

import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.data.renderer.LitRenderer;
import dev.tminus.ledger.RunSummary;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Mode;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.RunStyles;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// How the list shows one run: what is to come by its T-0, what is past by how it went.
final class RunLines {

    private static final String LINE =
            """
            ${!item.title ? html`<div class="runline"></div>` : html`<div class="runline">
              <span class="${item.tone}"><i class="ic i-${item.icon} s18" aria-hidden="true"></i></span>
              <div class="txt">
                <a class="ti ell" href="${item.place}">${item.title}</a>
                <div class="who ell" title="${item.reason}">${item.number} · <b class="${item.tone}">${item.status}</b>${item.reason ? ': ' + item.reason : ''}</div>
              </div>
              <span class="badge sm ${item.kind}"><i class="ic i-${item.kindIcon}" aria-hidden="true"></i>${item.kindWord}</span>
              <span class="env">${item.environment}</span>
              <div class="prog">
                <progress class="bar ${item.bar}" max="${item.steps}" value="${item.done}" aria-label="${item.progress}"></progress>
                <span class="xs t3">${item.progress}${item.contingencies}</span>
              </div>
              <div class="tm"><b>WHEN</b><br><span>${item.time}</span></div>
            </div>`}
            """
                    .replace("WHEN", When.template("item.at", "item.zero", "item.when"));

    private RunLines() {}

    /// Times stand in the zone; a list says its name once.
    static LitRenderer<RunSummary> in(ZoneId zone) {
        return LitRenderer.<RunSummary>of(LINE)
                .withProperty("icon", run -> RunStyles.of(run.status()).icon())
                .withProperty("tone", run -> RunStyles.of(run.status()).tone().text())
                .withProperty("status", run -> RunStyles.of(run.status()).word())
                .withProperty("place", run -> Places.run(run.id()))
                .withProperty("title", run -> visible(run.title()))
                .withProperty("number", run -> say("run.number", String.valueOf(run.number())))
                .withProperty("reason", run -> visible(run.reason()))
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
                .withProperty("contingencies", RunLines::contingencies)
                .withProperty("at", run -> When.value(at(run)))
                .withProperty("zero", run -> When.value(run.zero()))
                .withProperty("when", run -> WallTimes.whole(at(run), zone))
                .withProperty("time", RunLines::time);
    }

    private static String contingencies(RunSummary run) {
        return run.contingencies() == 0
                ? ""
                : " · " + count("runs.contingencies", run.contingencies());
    }

    private static Instant at(RunSummary run) {
        var started = run.startedAt();
        return started != null && run.status() != RunStatus.SCHEDULED ? started : run.zero();
    }

    /// What the time above is, and for a run that is over how long it took.
    private static String time(RunSummary run) {
        var started = run.startedAt();
        var ended = run.endedAt();
        if (started == null) {
            return say(ended == null ? "runs.time.zero" : "runs.time.unstarted");
        }
        return ended == null
                ? say("runs.time.started")
                : say("runs.time.took", Durations.print(Duration.between(started, ended)));
    }
}
