package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Names;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// What a signature covers, as a list: the text, results with their data, answers, files, votes,
/// who did it, and the fingerprint of all.
final class SignedThing {

    private SignedThing() {}

    static DescriptionList list(Desk desk, Step step, StepState state, String digest, ZoneId zone) {
        var list = with(new DescriptionList(), "kv");
        line(list, say("sign.label.text"), text(words(desk, step, state)));
        Rules.tries(desk.state(), step.id(), desk.now()).stream()
                .filter(one -> one.part() != CheckProgress.Part.PROTECTION)
                .forEach(one -> result(list, desk, one));
        var answers = state.answers();
        for (var field : step.basics().asks().form()) {
            var value = answers.getOrDefault(field.name(), "");
            line(list, field.title(), FieldWords.shown(field, value, new RunTimes(desk, zone)));
        }
        for (var attached : state.filesNow()) {
            line(list, say("sign.label.file"), file(attached.file()));
        }
        if (!state.ballots().isEmpty()) {
            line(list, say("sign.label.votes"), text(votes(desk, state)));
        }
        line(list, say("sign.label.done-by"), doers(desk, state, zone));
        line(list, say("sign.label.fingerprint"), fingerprint(digest));
        return list;
    }

    private static void result(DescriptionList list, Desk desk, CheckProgress tries) {
        var attempt = tries.newest();
        var verdict = tries.verdict();
        if (attempt == null || verdict == null) {
            return;
        }
        var title = desk.state().checklist().runbook().check(tries.check()).title();
        var result = say("sign.result", attempt.number(), title, verdict.summary());
        line(list, say("sign.label.result"), text(result));
        if (!verdict.dataDigest().isEmpty()) {
            line(
                    list,
                    say("sign.label.data"),
                    text(Fingerprint.shown(verdict.dataDigest()), "hash"));
        }
    }

    private static String words(Desk desk, Step step, StepState state) {
        var version = desk.state().plan().runbookVersion().brief();
        return state.attempt() > 1
                ? say("sign.text.again", step.basics().number(), version, state.attempt())
                : say("sign.text", step.basics().number(), version);
    }

    private static Component file(EvidenceRef file) {
        var print = text(Fingerprint.brief(file.sha256()), "hash");
        print.getElement().setAttribute("title", file.sha256());
        return new Span(text(file.name() + " "), print);
    }

    private static void line(DescriptionList list, String label, Component value) {
        list.add(new DescriptionList.Term(visible(label)), new DescriptionList.Description(value));
    }

    private static Component doers(Desk desk, StepState state, ZoneId zone) {
        if (state.doers().isEmpty()) {
            return text(say("sign.engine"));
        }
        var names =
                state.doers().stream()
                        .map(person -> Names.person(desk.board().workspace(), person))
                        .collect(Collectors.joining(", "));
        var line = new Span(text(names));
        var started = StepTimes.started(state);
        if (started != null) {
            line.add(text(" · "), new RunTimes(desk, zone).near(started));
        }
        line.add(text(" "));
        line.add(
                state.doers().contains(desk.me())
                        ? new Span(
                                icon("attention", "s12", "c-warn"),
                                text(" " + say("sign.you"), "c-warn"))
                        : new Span(
                                icon("check", "s12", "c-ok"),
                                text(" " + say("sign.not-you"), "c-ok")));
        return line;
    }

    private static String votes(Desk desk, StepState state) {
        return state.ballots().stream()
                .map(ballot ->
                        say(
                                ballot.go() ? "poll.vote.go" : "poll.vote.no-go",
                                Names.person(desk.board().workspace(), ballot.person()),
                                Names.role(ballot.role())))
                .collect(Collectors.joining(", "));
    }

    private static Component fingerprint(String digest) {
        var shown = text(Fingerprint.shown(digest), "hash");
        shown.getElement().setAttribute("title", digest);
        return shown;
    }
}
