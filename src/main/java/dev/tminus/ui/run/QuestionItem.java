package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.CommandId;
import dev.tminus.run.GivenAnswer;
import dev.tminus.run.RunCommand;
import dev.tminus.run.rules.Act;
import dev.tminus.runbook.Question;
import dev.tminus.schedule.Milestones;
import dev.tminus.schedule.Moment;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.FieldInput;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Slot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One question of the run: what is asked, of whom, until when, and its answer, which those who may
/// give it write here.
final class QuestionItem extends Div {

    private final RunGateway gateway;
    private final Question question;
    private final Slot words = new Slot();
    private final Slot closed = new Slot();
    private final FieldInput input;
    private final Div form;
    private final Div why = with(new Div(), "why");
    private final NativeButton change;
    private boolean changing;
    private RunTimes times;

    QuestionItem(RunGateway gateway, Question question, ZoneId zone) {
        this.gateway = gateway;
        this.question = question;
        this.times = new RunTimes(gateway, zone);
        var answer = answer();
        input =
                FieldInput.of(
                        question.field(), answer == null ? "" : answer.value(), Browser.zone());
        why.getElement().setAttribute("role", "status");
        var send = button(say("question.answer"), "primary", this::send);
        form = div("answer", input, with(new Div(send, why), "action"));
        change = button(say("question.change"), "sm", this::change);
        with(this, "question");
        add(words, form, change, closed);
        refresh();
    }

    void in(ZoneId zone) {
        times = new RunTimes(gateway, zone);
        words.forget();
        refresh();
    }

    void refresh() {
        var answer = answer();
        var refusal = gateway.possible(question.id()).refusal(Act.ANSWER).orElse("");
        var due = due();
        var late = answer == null && due != null && due.isBefore(gateway.now());
        words.show(
                List.of(Optional.ofNullable(answer), Optional.ofNullable(due), late),
                () -> draw(answer, due, late));
        form.setVisible(refusal.isEmpty() && (answer == null || changing));
        change.setVisible(refusal.isEmpty() && answer != null && !changing);
        closed.show(
                refusal, () -> refusal.isEmpty() ? List.of() : List.of(text(refusal, "xs", "t3")));
    }

    private List<? extends Component> draw(
            @Nullable GivenAnswer answer, @Nullable Instant due, boolean late) {
        var parts = new ArrayList<Component>();
        parts.add(
                div(
                        "line",
                        icon(
                                answer == null ? "help" : "done",
                                "s14",
                                answer == null ? "c-warn" : "c-ok"),
                        text(question.ask(), "strong")));
        var about = with(new Div(), "xs t3 about");
        about.add(text(say("question.owner", owner())));
        if (due != null) {
            about.add(text(" · "), Sentence.of("question.due", times.near(due)));
        }
        if (late) {
            about.add(text(" · "), text(say("question.late"), "c-warn", "strong"));
        }
        var blocks = question.blocks();
        if (blocks != null) {
            var number = gateway.state().checklist().step(blocks).basics().number();
            about.add(text(" · " + say("question.blocks", number)));
        }
        parts.add(about);
        parts.add(answer == null ? open() : given(answer));
        return parts;
    }

    private Component open() {
        var assume = question.assume();
        return assume == null
                ? text(say("question.open"), "c-warn", "xs", "strong", "about")
                : with(
                        Sentence.of(
                                "question.assumed",
                                FieldWords.shown(question.field(), assume, times)),
                        "c-warn xs strong about");
    }

    private Component given(GivenAnswer answer) {
        return with(
                Sentence.of(
                        "question.answered",
                        with(
                                new Span(FieldWords.shown(question.field(), answer.value(), times)),
                                "strong"),
                        Names.person(gateway.board().workspace(), answer.by()),
                        times.near(answer.at())),
                "s about");
    }

    private String owner() {
        var people =
                gateway.state().people(question.owner()).stream()
                        .map(one -> Names.person(gateway.board().workspace(), one))
                        .toList();
        var role = Names.role(question.owner());
        return people.isEmpty() ? role : role + " (" + String.join(", ", people) + ")";
    }

    private @Nullable Instant due() {
        var due = question.due();
        var run = gateway.state();
        return due == null
                ? null
                : Moment.of(
                                due,
                                run.plan().zero(),
                                run.checklist().runbook().timezone(),
                                run::at,
                                Milestones.of(run.plan().inputs()))
                        .orElse(null);
    }

    private @Nullable GivenAnswer answer() {
        return gateway.state().answers().get(question.id());
    }

    private void change() {
        changing = true;
        refresh();
        input.focus();
    }

    private void send() {
        var problem = input.problem();
        input.setProblem(problem.orElse(null));
        if (problem.isPresent()) {
            input.focus();
            return;
        }
        var wish = new RunCommand.AnswerQuestion(question.id(), input.value());
        var refused = gateway.ask(CommandId.fresh(), wish);
        why.setText(visible(refused.orElse("")));
        if (refused.isEmpty()) {
            changing = false;
            refresh();
        }
    }
}
