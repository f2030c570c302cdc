package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.RunGateway;
import java.time.ZoneId;
import java.util.List;

/// Some questions of the run, one below the other.
final class Questions extends Section {

    private final List<QuestionItem> items;

    Questions(RunGateway gateway, String title, List<Question> questions, ZoneId zone) {
        items = questions.stream().map(one -> new QuestionItem(gateway, one, zone)).toList();
        with(this, "sec questions").getElement().setAttribute("aria-label", title);
        add(new H3(title));
        items.forEach(this::add);
        setVisible(!items.isEmpty());
    }

    /// Those that keep a step from beginning.
    static Questions blocking(RunGateway gateway, Step step, ZoneId zone) {
        var blocking =
                gateway.state().checklist().runbook().questions().stream()
                        .filter(one -> step.id().equals(one.blocks()))
                        .toList();
        return new Questions(gateway, say("questions.before"), blocking, zone);
    }

    /// All of the run; those without an answer first.
    static Questions all(RunGateway gateway, ZoneId zone) {
        var answers = gateway.state().answers();
        var sorted =
                gateway.state().checklist().runbook().questions().stream()
                        .sorted((one, other) ->
                                Boolean.compare(
                                        answers.containsKey(one.id()),
                                        answers.containsKey(other.id())))
                        .toList();
        return new Questions(gateway, say("questions.all"), sorted, zone);
    }

    /// How many have no answer.
    static int open(RunGateway gateway) {
        var run = gateway.state();
        return run.checklist().runbook().questions().size() - run.answers().size();
    }

    void in(ZoneId zone) {
        items.forEach(item -> item.in(zone));
    }

    void refresh() {
        items.forEach(QuestionItem::refresh);
    }
}
