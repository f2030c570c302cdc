package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.CheckAttempt;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The head of the page: what was found, when, how it was compared, and what can be done at once.
final class Head extends Div {

    Head(ShownCheck subject, Panel panel, List<Component> buttons) {
        var attempt = subject.attempt();
        var verdict = Verdict.of(subject, panel);
        var title = new H1(say("result.title", subject.check().title(), verdict.word()));
        var details = with(new Paragraph(), "s t3");
        details.add(new Span(say("result.kind", subject.check().spec().kind())));
        if (attempt != null) {
            details.add(new Span(" · " + when(subject, attempt)));
        }
        details.add(panel.details());
        var row = with(div("row wrap acts"), "resultacts");
        buttons.forEach(row::add);
        with(this, "titlebar");
        add(icon(verdict.icon(), "s28", verdict.tone().text()), div("grow", title, details), row);
    }

    private static String when(ShownCheck subject, CheckAttempt attempt) {
        var started = attempt.startedAt();
        var zero = subject.gateway().state().plan().zero();
        var at =
                say(
                        "result.attempt",
                        attempt.number(),
                        subject.time(started),
                        subject.zoneName(),
                        Offsets.elapsed(zero, started));
        var ended = attempt.endedAt();
        return ended == null ? at : at + " · " + took(started, ended);
    }

    private static String took(Instant started, Instant ended) {
        var took = Duration.between(started, ended);
        return took.toSeconds() < 1
                ? say("result.took.moment")
                : say("result.took", Durations.print(took));
    }
}
