package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import dev.tminus.ledger.ReadProgress;
import dev.tminus.run.CheckAttempt;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.CheckStyles;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Parts;

/// What an attempt says where there are no rows to look at: its sentence, why there is no answer,
/// or how far it has come.
final class AnswerCards {

    private AnswerCards() {}

    /// Nothing has been tried.
    static Component none(ShownCheck subject) {
        return with(
                empty(
                        say("check.not-run"),
                        say(subject.check().protects() ? "answer.none.protects" : "answer.none")),
                "card");
    }

    /// It is under way.
    static Component underWay(ShownCheck subject, CheckAttempt attempt) {
        var line =
                div(
                        "answer",
                        icon("checking", "s28", "c-run"),
                        div(
                                "words",
                                text(say("check.running", attempt.number()), "big"),
                                text(progress(subject), "t2")));
        var since = Clock.since(attempt.startedAt(), subject.gateway().now());
        line.add(div("aside", text(say("answer.for"), "xs", "t3"), with(since, "big")));
        return card(say("answer.running"), line);
    }

    /// Rows read so far, where this instance knows.
    static String progress(ShownCheck subject) {
        var use = new ReadProgress.Use(subject.step().id(), subject.check().as());
        var reading = subject.gateway().board().readings().get(use);
        return reading == null ? say("answer.working") : say("answer.read", reading.rows());
    }

    /// No answer, and what helps.
    static Component inconclusive(Outcome.Inconclusive outcome) {
        var words =
                div(
                        "answer",
                        icon("error", "s28", "c-fail"),
                        div(
                                "words",
                                text(say("check.inconclusive"), "big", "c-fail"),
                                text(outcome.summary(), "reason"),
                                text(say("answer.inconclusive"), "t2", "s")));
        var card = card(say("answer.why"), words);
        facts(card, outcome);
        return card;
    }

    /// A verdict without its rows: the sentence, the numbers behind it and the digest, which stay
    /// for ever.
    static Component withoutReport(Outcome outcome, boolean gone) {
        var look = CheckStyles.of(outcome);
        var words =
                div(
                        "words",
                        text(look.word(), "big", look.tone().text()),
                        text(outcome.summary(), "reason"),
                        text(say(gone ? "answer.gone" : "answer.no-evidence"), "t2", "s"));
        var card =
                card(
                        say("answer.verdict"),
                        div("answer", icon(look.icon(), "s28", look.tone().text()), words));
        facts(card, outcome);
        return card;
    }

    private static void facts(Section card, Outcome outcome) {
        var list = with(new DescriptionList(), "facts body");
        for (var fact : outcome.facts()) {
            list.add(
                    new DescriptionList.Term(Parts.visible(fact.label())),
                    new DescriptionList.Description(Parts.visible(fact.value())));
        }
        if (!outcome.dataDigest().isEmpty()) {
            var digest = text(Fingerprint.shown(outcome.dataDigest()), "hash");
            digest.getElement().setAttribute("title", outcome.dataDigest());
            list.add(
                    new DescriptionList.Term(say("sign.label.data")),
                    new DescriptionList.Description(digest));
        }
        if (list.getChildren().findAny().isPresent()) {
            card.add(list);
        }
    }

    static Section card(String title, Component content) {
        var card = with(new Section(), "card");
        card.getElement().setAttribute("aria-label", title);
        card.add(new Header(new H2(title)), content);
        return card;
    }
}
