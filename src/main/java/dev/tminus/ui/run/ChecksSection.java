package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunState;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Look;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.WallTimes;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/// The checks of a step with their attempts; a wrong answer and none are never merged.
final class ChecksSection extends Section {

    private static final int PIPS = 12;

    private final RunState run;
    private final ZoneId zone;

    ChecksSection(RunState run, Step step, StepState state, ZoneId zone) {
        this.run = run;
        this.zone = zone;
        with(this, "sec").getElement().setAttribute("aria-label", say("checks.title"));
        add(new H3(say(step.verify().size() == 1 ? "checks.one" : "checks.title")));
        for (var use : step.verify()) {
            var title = run.checklist().runbook().check(use.check()).title();
            add(check(title, state.checks().getOrDefault(use.as(), List.of())));
        }
    }

    private Component check(String title, List<CheckAttempt> attempts) {
        var look = look(attempts);
        var line =
                div(
                        "line",
                        icon(look.icon(), look.tone().text()),
                        text(title, "strong"),
                        pips(attempts),
                        grow(),
                        text(look.word(), look.tone().text(), "strong", "xs"));
        var box = div("check", line);
        if (!attempts.isEmpty()) {
            box.add(detail(attempts));
        }
        return box;
    }

    private Component detail(List<CheckAttempt> attempts) {
        var last = attempts.getLast();
        var at = last.endedAt() == null ? last.startedAt() : last.endedAt();
        var outcome = last.outcome();
        var when =
                say("checks.attempt", last.number(), WallTimes.near(at, run.plan().zero(), zone));
        var detail = div("checkdetail xs t3");
        detail.add(text(outcome == null ? when : when + " · " + outcome.summary()));
        if (outcome != null && !outcome.facts().isEmpty()) {
            var facts = with(new DescriptionList(), "kv facts");
            for (var fact : outcome.facts()) {
                facts.add(
                        new DescriptionList.Term(fact.label()),
                        new DescriptionList.Description(fact.value()));
            }
            detail.add(facts);
        }
        return detail;
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

    private static Look look(List<CheckAttempt> attempts) {
        if (attempts.isEmpty()) {
            return new Look("planned", Tone.IDLE, say("check.not-run"));
        }
        var last = attempts.getLast();
        return switch (last.outcome()) {
            case null -> new Look("checking", Tone.RUN, say("check.running", last.number()));
            case Outcome.Passed _ -> new Look("done", Tone.OK, say("check.passed"));
            case Outcome.Failed _ -> new Look("failed", Tone.FAIL, say("check.failed"));
            case Outcome.Inconclusive _ -> new Look("error", Tone.FAIL, say("check.inconclusive"));
        };
    }
}
