package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.Places;
import java.util.ArrayList;
import java.util.List;

/// What somebody who reads this can do about it.
final class NextSteps extends Section {

    NextSteps(ShownCheck subject, Panel panel) {
        with(this, "card").getElement().setAttribute("aria-label", say("next.title"));
        var body = div("body next");
        words(subject, panel).forEach(body::add);
        var step = subject.step();
        var place = Places.step(subject.run(), step.id());
        body.add(
                filled(
                        with(link(place, ""), "btn"),
                        icon("right"),
                        text(say("next.step", step.basics().number()))));
        add(new Header(new H2(say("next.title"))), body);
    }

    private static boolean hasFile(Outcome outcome) {
        return outcome.evidence().stream()
                .anyMatch(file -> file.kind() == EvidenceRef.Kind.DIFFERENCES);
    }

    private static List<Component> words(ShownCheck subject, Panel panel) {
        var words = new ArrayList<Component>();
        var outcome = subject.outcome();
        var key =
                switch (outcome) {
                    case null -> subject.attempt() == null ? "next.not-run" : "next.running";
                    case Outcome.Passed _ -> "next.passed";
                    case Outcome.Failed _ ->
                            subject.check().protects() ? "next.failed.protects" : "next.failed";
                    case Outcome.Inconclusive _ -> "next.inconclusive";
                };
        words.add(div("t2 s", text(say(key))));
        if (outcome instanceof Outcome.Failed && hasFile(outcome)) {
            words.add(div("t2 s", text(say("next.file"))));
        }
        panel.advice().forEach(advice -> words.add(div("t2 s", text(advice))));
        return words;
    }
}
