package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.check.Procedure;
import dev.tminus.ledger.ReadProgress;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.CheckStyles;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.StepCheck;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The checks of a step with their attempts, what would make them pass and when they are tried
/// next; a wrong answer and none are never merged.
final class ChecksSection extends Section {

    private static final int PIPS = 12;

    private final RunGateway gateway;
    private final Step step;
    private final ZoneId zone;

    /// @param title of the section
    ChecksSection(
            RunGateway gateway, Step step, String title, List<CheckProgress> shown, ZoneId zone) {
        this.gateway = gateway;
        this.step = step;
        this.zone = zone;
        with(this, "sec checks").getElement().setAttribute("aria-label", title);
        add(new H3(title));
        var runbook = gateway.state().checklist().runbook();
        for (var tries : shown) {
            StepCheck.of(runbook, step, tries.use()).ifPresent(check -> add(check(check, tries)));
        }
    }

    private Component check(StepCheck check, CheckProgress tries) {
        var all = gateway.state().step(step.id()).checks().getOrDefault(check.as(), List.of());
        var look = look(check, tries, all);
        var place = Places.check(gateway.state().id(), step.id(), check.as());
        var line =
                div(
                        "line",
                        icon(look.icon(), look.tone().text()),
                        link(place, check.title(), "strong"),
                        pips(all),
                        grow(),
                        text(look.word(), look.tone().text(), "strong", "xs", "nowrap"));
        var box = div("check", line);
        if (check.reportOnly()) {
            box.add(div("checkdetail xs t3", text(say("checks.report-only"))));
        }
        if (!all.isEmpty()) {
            box.add(detail(tries, all.getLast(), previous(all)));
        }
        if (!tries.holds() && !isOver()) {
            var wanted = say("checks.wanted", Procedure.of(check.spec()).wanted());
            box.add(div("checkdetail xs t3", text(wanted)));
        }
        next(check, tries).ifPresentIn(box);
        return box;
    }

    private static StateStyle look(StepCheck check, CheckProgress tries, List<CheckAttempt> all) {
        return all.isEmpty() && tries.holds()
                ? new StateStyle("done", Tone.OK, say("checks.accepted"))
                : CheckStyles.of(check, tries, all);
    }

    private boolean isOver() {
        var phase = gateway.state().step(step.id()).phase();
        return phase.satisfies() || phase == StepPhase.SIGNING || phase == StepPhase.NOT_REACHED;
    }

    private static @Nullable CheckAttempt previous(List<CheckAttempt> all) {
        return all.size() > 1 ? all.get(all.size() - 2) : null;
    }

    /// The newest reason: of the attempt before while the newest is under way.
    private Component detail(
            CheckProgress tries, CheckAttempt last, @Nullable CheckAttempt before) {
        var detail = div("checkdetail xs t3");
        var outcome = last.outcome();
        if (outcome == null) {
            detail.add(attempt(last), text(" · " + progress(tries.use())));
            if (before != null && before.outcome() != null) {
                detail.add(
                        div("before", attempt(before), text(" · " + before.outcome().summary())));
            }
            return detail;
        }
        var verdict = tries.verdict() == null ? outcome : tries.verdict();
        detail.add(attempt(last), text(" · " + verdict.summary()));
        if (outcome.evidence().isEmpty() && !outcome.facts().isEmpty()) {
            detail.add(facts(outcome));
        }
        return detail;
    }

    private Span attempt(CheckAttempt one) {
        var at = one.endedAt() == null ? one.startedAt() : one.endedAt();
        return Sentence.of("checks.attempt", one.number(), near(at));
    }

    /// Rows read so far, where this instance carries the check out.
    private String progress(String use) {
        var reading = gateway.board().readings().get(new ReadProgress.Use(step.id(), use));
        return reading == null ? say("answer.working") : say("answer.read", reading.rows());
    }

    private static Component facts(Outcome outcome) {
        var facts = with(new DescriptionList(), "kv facts");
        for (var fact : outcome.facts()) {
            facts.add(
                    new DescriptionList.Term(visible(fact.label())),
                    new DescriptionList.Description(visible(fact.value())));
        }
        return facts;
    }

    /// How far a repeated check has come and when it is tried next.
    private Line next(StepCheck check, CheckProgress tries) {
        var parts = new ArrayList<Component>();
        if (tries.wanted() > 1 && !tries.holds()) {
            parts.add(text(say("checks.row", tries.passes(), tries.wanted())));
        }
        if (tries.next() != null && !check.protects()) {
            parts.add(countdown(tries.next(), gateway.now()));
        }
        if (tries.until() != null && tries.next() != null) {
            parts.add(Sentence.of("checks.until", near(tries.until())));
        }
        if (tries.giveUpAfter() != null && tries.next() != null) {
            parts.add(text(say("checks.give-up", tries.misses(), tries.giveUpAfter())));
        }
        return new Line(parts);
    }

    /// `next attempt in 58s`.
    static Component countdown(Instant next, Instant now) {
        return next.isAfter(now)
                ? new Span(text(say("checks.next") + " "), with(Clock.left(next, now), "strong"))
                : text(say("checks.next.now"));
    }

    private When near(Instant at) {
        return new RunTimes(gateway, zone).near(at);
    }

    private static Component pips(List<CheckAttempt> attempts) {
        var pips = with(new Span(), "passes");
        if (attempts.isEmpty()) {
            return pips;
        }
        var shown = attempts.subList(Math.max(0, attempts.size() - PIPS), attempts.size());
        shown.forEach(attempt -> pips.add(with(new Span(), "pip " + pip(attempt))));
        pips.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label",
                        say(
                                "checks.attempts",
                                shown.stream()
                                        .map(ChecksSection::word)
                                        .collect(Collectors.joining(", "))));
        return pips;
    }

    private static String pip(CheckAttempt attempt) {
        return switch (attempt.outcome()) {
            case null -> "u";
            case Outcome.Passed _ -> "y";
            case Outcome.Failed _ -> "n";
            case Outcome.Inconclusive _ -> "q";
        };
    }

    private static String word(CheckAttempt attempt) {
        return switch (attempt.outcome()) {
            case null -> say("check.word.running");
            case Outcome.Passed _ -> say("check.word.passed");
            case Outcome.Failed _ -> say("check.word.failed");
            case Outcome.Inconclusive _ -> say("check.word.inconclusive");
        };
    }

    /// Parts of one line, with dots between them.
    private record Line(List<Component> parts) {

        void ifPresentIn(Div box) {
            if (parts.isEmpty()) {
                return;
            }
            var line = div("checkdetail xs");
            for (var i = 0; i < parts.size(); i++) {
                if (i > 0) {
                    line.add(text(" · ", "t3"));
                }
                line.add(parts.get(i));
            }
            box.add(line);
        }
    }
}
