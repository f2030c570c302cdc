package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The deadlines of a step: when each passes, how long that is from now, and what it does then.
final class DeadlinesSection extends Section {

    private final RunGateway gateway;
    private final RunTimes times;

    DeadlinesSection(RunGateway gateway, List<Due> all, RunTimes times) {
        this.gateway = gateway;
        this.times = times;
        with(this, "sec").getElement().setAttribute("aria-label", say("deadlines.title"));
        add(new H3(say("deadlines.title")));
        all.forEach(one -> add(line(one)));
    }

    /// One deadline.
    ///
    /// @param at nothing while that is not known
    /// @param through whether the step is through, so that it does nothing any more
    record Due(Deadline deadline, Optional<Instant> at, boolean passed, boolean through) {}

    /// In the order of the file.
    static List<Due> of(RunGateway gateway, Step step, StepState state) {
        var all = new ArrayList<Due>();
        var deadlines = step.policy().deadlines();
        for (var i = 0; i < deadlines.size(); i++) {
            var one = deadlines.get(i);
            all.add(
                    new Due(
                            one,
                            Rules.due(gateway.state(), step.id(), one),
                            state.deadlines().contains(i),
                            state.phase().satisfies()));
        }
        return all;
    }

    private Component line(Due due) {
        var action = due.deadline().effect();
        if (due.passed()) {
            var passed =
                    switch (action) {
                        case REMIND -> say("deadline.passed.remind");
                        case ESCALATE -> say("deadline.passed.escalate");
                        case HOLD -> say("deadline.passed.hold");
                    };
            return row("attention", "c-warn", when(due), text(passed, "c-warn", "strong"));
        }
        var does =
                switch (action) {
                    case REMIND -> say("deadline.remind");
                    case ESCALATE -> say("deadline.escalate");
                    case HOLD -> say("deadline.hold");
                };
        return row("clock", "c-3", when(due), text(does, "t2"));
    }

    private Span when(Due due) {
        var at = due.at().orElse(null);
        if (at == null) {
            return text(written(due.deadline()), "strong");
        }
        var when = new Span(with(new Span(times.near(at)), "strong"));
        if (!due.passed() && !due.through() && at.isAfter(gateway.now())) {
            when.add(text(" · "), Sentence.of("deadline.left", Clock.left(at, gateway.now())));
        }
        when.add(text(" · " + written(due.deadline()), "t3"));
        return when;
    }

    private static String written(Deadline deadline) {
        return switch (deadline) {
            case Deadline.AfterReady(var time, _) ->
                    say("deadline.after-ready", Durations.print(time));
            case Deadline.At(var timing, _) -> Offsets.shown(timing);
        };
    }

    private static Component row(String icon, String tone, Component when, Component what) {
        return div("line deadline", icon(icon, "s14", tone), with(new Span(when, what), "col s"));
    }
}
