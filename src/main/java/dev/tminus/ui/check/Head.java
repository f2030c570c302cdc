package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tminus.check.CheckReport;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.run.CheckAttempt;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The head of the page: what was found, when, how it was compared, and what can be done at once.
final class Head extends Div {

    Head(Subject subject, @Nullable CheckReport report, List<Component> buttons) {
        var attempt = subject.attempt();
        var verdict = Verdict.of(subject, report);
        var title = new H1(say("result.title", subject.check().title(), verdict.word()));
        var details = with(new Paragraph(), "s t3");
        details.add(new Span(Verdict.kind(subject.check().spec())));
        if (attempt != null) {
            details.add(new Span(" · " + when(subject, attempt)));
        }
        if (report != null && report.comparison() != null) {
            compared(details, report.comparison());
        }
        var row = with(div("row wrap acts"), "resultacts");
        buttons.forEach(row::add);
        with(this, "titlebar");
        add(icon(verdict.icon(), "s28", verdict.tone().text()), div("grow", title, details), row);
    }

    private static String when(Subject subject, CheckAttempt attempt) {
        var started = attempt.startedAt();
        var zero = subject.desk().state().plan().zero();
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

    private static void compared(Paragraph details, Comparison found) {
        if (!found.key().isEmpty()) {
            details.add(new Span(" · " + say("result.key") + " "));
            details.add(new Code(String.join(", ", found.key())));
        } else if (!found.columns().isEmpty()) {
            details.add(new Span(" · " + say("result.multiset")));
        }
        if (!found.ignored().isEmpty()) {
            details.add(new Span(", " + say("result.ignores") + " "));
            details.add(new Code(String.join(", ", found.ignored())));
        }
        var masked = found.columns().stream().filter(CheckReport.ColumnReport::masked).count();
        if (masked > 0) {
            details.add(text(", " + say("result.masks") + " "));
            details.add(
                    new Code(
                            String.join(
                                    ", ",
                                    found.columns().stream()
                                            .filter(CheckReport.ColumnReport::masked)
                                            .map(CheckReport.ColumnReport::name)
                                            .toList())));
        }
    }
}
