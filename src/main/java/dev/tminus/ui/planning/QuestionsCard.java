package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Moment;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Plan;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.FieldInput;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What nobody knew when the runbook was written. An answer may wait; the gate that it keeps shut
/// waits with it.
final class QuestionsCard extends Div {

    private final PlannedFiles subject;
    private final Map<Question, FieldInput> inputs = new LinkedHashMap<>();
    private final Map<Question, Div> dues = new HashMap<>();

    QuestionsCard(PlannedFiles subject, Runnable onChange) {
        this.subject = subject;
        var card = new Card(say("plan.questions"), text(say("plan.questions.hint"), "s", "t3"));
        for (var question : subject.runbook().questions()) {
            var input = FieldInput.of(question.field(), "", Browser.zone()).onChange(onChange);
            var due = with(new Div(), "s t2");
            inputs.put(question, input);
            dues.put(question, due);
            var box = div("question");
            if (!question.ask().strip().equals(question.field().title().strip())) {
                box.add(div("s t2", text(question.ask())));
            }
            box.add(input, due, consequences(question));
            card.body(box);
        }
        setVisible(!inputs.isEmpty());
        add(card);
    }

    Map<QuestionId, String> values() {
        var values = new HashMap<QuestionId, String>();
        inputs.forEach((question, input) -> values.put(question.id(), input.value()));
        return values;
    }

    /// The answers that a plan can reckon with.
    Map<QuestionId, String> sound() {
        var values = new HashMap<QuestionId, String>();
        inputs.forEach((question, input) -> {
            if (!input.value().isEmpty() && input.problem().isEmpty()) {
                values.put(question.id(), input.value());
            }
        });
        return values;
    }

    /// Says beside every field what is wrong with it; gives the first of them.
    Optional<Runnable> firstWrong() {
        Optional<Runnable> first = Optional.empty();
        for (var input : inputs.values()) {
            var problem = input.problem();
            input.setProblem(problem.orElse(null));
            if (problem.isPresent() && first.isEmpty()) {
                first = Optional.of(input::focus);
            }
        }
        return first;
    }

    void show(Plan plan, ZoneId zone) {
        dues.forEach((question, line) -> {
            line.removeAll();
            line.add(due(question, plan, zone));
        });
    }

    private Div due(Question question, Plan plan, ZoneId zone) {
        var owner = Names.role(question.owner());
        var due = question.due();
        if (due == null) {
            return new Div(text(say("plan.question.owner", owner)));
        }
        var at =
                Moment.of(
                        due,
                        plan.zero(),
                        subject.runbook().timezone(),
                        step -> {
                            var planned = plan.steps().get(step);
                            return planned == null ? null : planned.at();
                        },
                        Map.of());
        var offset = Offsets.shown(due);
        var line = new Div(text(say("plan.question.owner.due", owner, offset)));
        at.ifPresent(instant ->
                line.add(
                        text(", "),
                        When.of(
                                        instant,
                                        WallTimes.date(instant, zone)
                                                + " "
                                                + WallTimes.time(instant, zone))
                                .said(offset)));
        return line;
    }

    private Div consequences(Question question) {
        var lines = with(new Div(), "s t2");
        var blocks = question.blocks();
        if (blocks != null) {
            lines.add(
                    row(
                            icon("nogo", "s14", "c-3"),
                            text(say("plan.question.blocks", step(blocks)))));
        }
        var assume = question.assume();
        if (assume != null) {
            lines.add(new Div(text(say("plan.question.assume", assume))));
        }
        return lines;
    }

    private String step(StepId id) {
        return subject.runbook()
                .allSteps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .map(step -> step.basics().number() + " " + step.title())
                .orElse(id.value());
    }
}
