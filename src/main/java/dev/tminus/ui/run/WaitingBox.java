package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.RequestedStart;
import dev.tminus.run.RunStatus;
import dev.tminus.run.rules.WaitReason;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import java.time.ZoneId;

/// Why a step waits, what lets it go on, and when that is looked at next.
final class WaitingBox extends Div {

    private final RunGateway gateway;
    private final ZoneId zone;

    WaitingBox(RunGateway gateway, Step step, WaitReason waiting, ZoneId zone) {
        this.gateway = gateway;
        this.zone = zone;
        with(this, "waitbox s");
        getElement().setAttribute("role", "status");
        add(line("wait", with(why(waiting), "strong")));
        var asked = waiting.asked();
        add(
                line(
                        asked == null ? "info" : "user",
                        asked == null ? text(goesOn(step, waiting)) : asked(asked)));
        next(waiting);
    }

    private void next(WaitReason waiting) {
        var next = waiting.next();
        if (next != null) {
            add(line("clock", ChecksSection.countdown(next, gateway.now())));
        } else if (gateway.state().status() == RunStatus.HELD && !waiting.red().isEmpty()) {
            add(line("held", text(say("waiting.held"))));
        }
    }

    private Span why(WaitReason waiting) {
        var time = waiting.time();
        if (time != null) {
            return Sentence.of("waiting.time", new RunTimes(gateway, zone).near(time));
        }
        return text(
                waiting.red().isEmpty()
                        ? say("step.waiting")
                        : count("waiting.checks", waiting.red().size()));
    }

    private static String goesOn(Step step, WaitReason waiting) {
        if (waiting.time() != null) {
            return say(step.requires().isEmpty() ? "waiting.then" : "waiting.then.checks");
        }
        return say(
                step.basics().start() == Start.BY_ITSELF
                        ? "waiting.starts"
                        : "waiting.becomes-ready");
    }

    private Span asked(RequestedStart asked) {
        return Sentence.of(
                "waiting.asked",
                Names.person(gateway.board().workspace(), asked.by()),
                new RunTimes(gateway, zone).near(asked.at()));
    }

    private static Component line(String icon, Component words) {
        return div("line", icon(icon, "s14", "c-3"), words);
    }
}
