package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.ledger.RunGlance;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Question;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// The questions of all runs that nobody has answered yet, whoever should.
final class OpenQuestions extends Part {

    private static final int MOST = 6;

    OpenQuestions(ZoneId zone) {
        super(heading(say("home.questions")), "questions");
    }

    void show(List<RunGlance> runs, Instant now) {
        var open = runs.stream().flatMap(glance -> of(glance.state()).stream()).toList();
        count(open.size());
        slot.show(open, () -> List.of(open.isEmpty() ? none() : list(open)));
    }

    private static List<Line> of(RunState run) {
        return run.checklist().runbook().questions().stream()
                .filter(question -> !run.answers().containsKey(question.id()))
                .map(question -> line(run, question))
                .toList();
    }

    private static Line line(RunState run, Question question) {
        var blocks = question.blocks();
        var owner = Names.role(question.owner());
        var title = run.checklist().runbook().title();
        return blocks == null
                ? new Line(
                        question.ask(),
                        say("home.question.plain", owner, title),
                        Places.run(run.id()))
                : new Line(
                        question.ask(),
                        say(
                                "home.question.about",
                                owner,
                                run.checklist().step(blocks).basics().number(),
                                title),
                        Places.step(run.id(), blocks));
    }

    private static Component none() {
        return div("card quiet", text(say("home.questions.none"), "t2", "s"));
    }

    private static Component list(List<Line> open) {
        var list = with(new UnorderedList(), "card list");
        open.stream()
                .limit(MOST)
                .forEach(one ->
                        list.add(
                                new ListItem(
                                        link(one.place(), one.ask(), "q"),
                                        with(div("xs", text(one.about())), "t3"))));
        return list;
    }

    private record Line(String ask, String about, String place) {}
}
