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
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// What a signature covers, as a list: the text, results with their data, answers, files, votes,
/// who did it, and the fingerprint of all.
final class SignedThing {

    private SignedThing() {}

    static DescriptionList list(
            RunGateway gateway, Step step, StepState state, String digest, ZoneId zone) {
        var list = with(new DescriptionList(), "kv");
        line(list, say("sign.label.text"), text(words(gateway, step, state)));
        Rules.tries(gateway.state(), step.id(), gateway.now()).stream()
                .filter(one -> one.part() != CheckProgress.Part.PROTECTION)
                .forEach(one -> result(list, gateway, one));
        var answers = state.answers();
        for (var field : step.basics().asks().form()) {
            var value = answers.getOrDefault(field.name(), "");
            line(list, field.title(), FieldWords.shown(field, value, new RunTimes(gateway, zone)));
        }
        for (var attached : state.filesNow()) {
            line(list, say("sign.label.file"), file(attached.file()));
        }
        if (!state.ballots().isEmpty()) {
            line(list, say("sign.label.votes"), text(votes(gateway, state)));
        }
        line(list, say("sign.label.done-by"), doers(gateway, state, zone));
        line(list, say("sign.label.fingerprint"), fingerprint(digest));
        return list;
    }

    private static void result(DescriptionList list, RunGateway gateway, CheckProgress tries) {
        var attempt = tries.newest();
        var verdict = tries.verdict();
        if (attempt == null || verdict == null) {
            return;
        }
        var title = gateway.state().checklist().runbook().check(tries.check()).title();
        var result = say("sign.result", attempt.number(), title, verdict.summary());
        line(list, say("sign.label.result"), text(result));
        if (!verdict.dataDigest().isEmpty()) {
            line(
                    list,
                    say("sign.label.data"),
                    text(Fingerprint.shown(verdict.dataDigest()), "hash"));
        }
    }

    private static String words(RunGateway gateway, Step step, StepState state) {
        var version = gateway.state().plan().runbookVersion().brief();
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

    private static Component doers(RunGateway gateway, StepState state, ZoneId zone) {
        if (state.doers().isEmpty()) {
            return text(say("sign.engine"));
        }
        var names =
                state.doers().stream()
                        .map(person -> Names.person(gateway.board().workspace(), person))
                        .collect(Collectors.joining(", "));
        var line = new Span(text(names));
        var started = StepTimes.started(state);
        if (started != null) {
            line.add(text(" · "), new RunTimes(gateway, zone).near(started));
        }
        line.add(text(" "));
        line.add(
                state.doers().contains(gateway.me())
                        ? new Span(
                                icon("attention", "s12", "c-warn"),
                                text(" " + say("sign.you"), "c-warn"))
                        : new Span(
                                icon("check", "s12", "c-ok"),
                                text(" " + say("sign.not-you"), "c-ok")));
        return line;
    }

    private static String votes(RunGateway gateway, StepState state) {
        return state.ballots().stream()
                .map(ballot ->
                        say(
                                ballot.go() ? "poll.vote.go" : "poll.vote.no-go",
                                Names.person(gateway.board().workspace(), ballot.person()),
                                Names.role(ballot.role())))
                .collect(Collectors.joining(", "));
    }

    private static Component fingerprint(String digest) {
        var shown = text(Fingerprint.shown(digest), "hash");
        shown.getElement().setAttribute("title", digest);
        return shown;
    }
}
