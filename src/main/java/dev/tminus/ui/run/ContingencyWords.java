package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.BriefingBox;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.WhatFollows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a contingency is for, what it does, who decides and how it ends.
record ContingencyWords(RunGateway gateway, Contingency contingency) {

    /// `C1 Users differ`.
    String name() {
        return contingency.number() + " " + contingency.title();
    }

    /// All of it, for whoever is about to open it.
    Component about() {
        var all = new Div();
        briefing().ifPresent(all::add);
        all.add(terms());
        return all;
    }

    /// What to read and whom to call, nothing where the file says neither.
    Optional<Component> briefing() {
        var briefing = contingency.briefing();
        return briefing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BriefingBox(
                                briefing, Rules.words(gateway.state(), briefing.description())));
    }

    Component terms() {
        var list = with(new DescriptionList(), "kv contingency");
        line(list, say("contingency.for"), text(purpose()));
        line(list, say("contingency.owner"), text(owner()));
        if (!contingency.steps().isEmpty()) {
            line(list, say("contingency.steps"), steps());
        }
        line(list, say("contingency.ends"), endings());
        return list;
    }

    private static void line(DescriptionList list, String label, Component value) {
        list.add(new DescriptionList.Term(visible(label)), new DescriptionList.Description(value));
    }

    /// `Users field ↔ hq in step 1.3 fails or has no answer. Until step 2.1 has been started.`
    String purpose() {
        var when = contingency.when();
        var sentences = new ArrayList<String>();
        var wrong =
                Stream.of(On.values())
                        .filter(on -> on != On.PERSON && when.on().contains(on))
                        .map(ContingencyWords::wrong)
                        .collect(Collectors.joining(say("contingency.or")));
        if (!wrong.isEmpty()) {
            sentences.add(say("contingency.when", subjects(when.of()), wrong));
        }
        if (when.on().contains(On.PERSON)) {
            sentences.add(say("contingency.by-hand"));
        }
        if (when.before() != null) {
            sentences.add(say("contingency.before", step(when.before())));
        }
        if (when.after() != null) {
            sentences.add(say("contingency.after", step(when.after())));
        }
        return String.join(" ", sentences);
    }

    private static String wrong(On on) {
        return switch (on) {
            case FAILED -> say("contingency.on.failed");
            case INCONCLUSIVE -> say("contingency.on.inconclusive");
            case NO_GO -> say("contingency.on.no-go");
            case DEADLINE -> say("contingency.on.deadline");
            case IN_DOUBT -> say("contingency.on.in-doubt");
            case PERSON -> "";
        };
    }

    private String subjects(List<Subject> of) {
        return of.isEmpty()
                ? say("contingency.any-step")
                : of.stream().map(this::subject).collect(Collectors.joining(say("contingency.or")));
    }

    private String subject(Subject subject) {
        var check = subject.check();
        var step = subject.step();
        if (check == null) {
            return step == null ? say("contingency.any-step") : step(step);
        }
        var title = gateway.state().checklist().runbook().check(check).title();
        return step == null ? title : say("contingency.check-of", title, step(step));
    }

    private String step(StepId id) {
        var step = gateway.state().checklist().step(id);
        return say("contingency.step", step.basics().number(), step.title());
    }

    private String owner() {
        var people =
                gateway.state().people(contingency.owner()).stream()
                        .map(one -> Names.person(gateway.board().workspace(), one))
                        .toList();
        var role = Names.role(contingency.owner());
        return people.isEmpty() ? role : role + " (" + String.join(", ", people) + ")";
    }

    private Component steps() {
        var list = new OrderedList();
        for (var step : contingency.steps()) {
            list.add(
                    new ListItem(
                            text(step.basics().number() + " " + step.title()),
                            text(" · " + Names.role(step.owner()), "t3")));
        }
        return list;
    }

    private Component endings() {
        if (contingency.endings().size() == 1) {
            return text(WhatFollows.after(contingency.endings().getFirst().then(), this::step));
        }
        var list = new UnorderedList();
        for (var ending : contingency.endings()) {
            var when = ending.when();
            var words = new Span();
            if (when == null) {
                words.add(text(say("contingency.otherwise") + " "));
            } else {
                words.add(text(say("contingency.if") + " "), new Code(when.written()), text(": "));
            }
            words.add(text(WhatFollows.after(ending.then(), this::step)));
            list.add(new ListItem(words));
        }
        return new Div(list);
    }
}
