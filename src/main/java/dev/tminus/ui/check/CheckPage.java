package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import dev.tminus.check.CheckReport;
import dev.tminus.ledger.RunBoard;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.rules.Act;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.CheckActions;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about one check of a step. A part is built anew only where what it shows changed, so
/// that somebody who reads the rows of an attempt is not disturbed by the next one.
final class CheckPage extends Div {

    private final ShownCheck subject;
    private final Evidence evidence;
    private final Slot head = new Slot();
    private final Slot newer = new Slot();
    private final Slot strip = new Slot();
    private final Slot rows = new Slot();
    private final Slot queries = new Slot();
    private final Slot attempts = new Slot();
    private final Slot columns = new Slot();
    private final Slot next = new Slot();
    private @Nullable AttemptList list;

    CheckPage(ShownCheck subject, Evidence evidence) {
        this.subject = subject;
        this.evidence = evidence;
        with(this, "view");
        var grid =
                div(
                        "main result",
                        strip,
                        div("left", rows, queries),
                        div("right", attempts, columns, next));
        grid.setId("main");
        add(with(new Main(head, newer, grid), "view"));
    }

    ShownCheck subject() {
        return subject;
    }

    void see(RunBoard board) {
        if (!board.isOlderThan(subject.gateway().board())) {
            subject.gateway().see(board);
            refresh();
        }
    }

    void refresh() {
        var attempt = subject.attempt();
        var report = subject.report();
        var panel = Panel.of(report, subject.isGone());
        var looked = new Looked(attempt, report, subject.isGone());
        var possible = subject.gateway().possible(subject.step().id());
        var again = possible.refusal(Act.CHECK_AGAIN);
        var stop = possible.refusal(Act.STOP_CHECKS);
        var stoppable = isStoppable();
        head.show(
                List.of(looked, again, stop, stoppable),
                () -> {
                    var buttons = evidence.links(subject);
                    if (stoppable) {
                        buttons.add(
                                CheckActions.stop(
                                        subject.gateway(), subject.step(), stop.orElse(null)));
                    } else if (!subject.check().protects()) {
                        buttons.add(again(again.orElse(null)));
                    }
                    return List.of(new Head(subject, panel, buttons));
                });
        showNewer();
        strip.show(looked, panel::above);
        rows.show(List.of(looked, progress()), () -> List.of(answer(panel)));
        queries.show(
                looked, () -> report == null ? List.of() : List.of(new Queries(subject, report)));
        attempts.show(List.of(looked, subject.attempts(), upcoming()), () -> List.of(attempts()));
        columns.show(looked, panel::beside);
        next.show(looked, () -> List.of(new NextSteps(subject, panel)));
    }

    /// Whether something is under way, or tried again by itself after the work.
    private boolean isStoppable() {
        return subject.underWay() != null
                || (!subject.check().protects() && subject.tries().next() != null);
    }

    private Component again(@Nullable String refusal) {
        return ActionButton.now(
                subject.gateway(),
                new ActionButton.Face("refresh", say("result.again"), "primary"),
                new RunCommand.CheckAgain(subject.step().id()),
                refusal);
    }

    /// Tells of a newer attempt than the chosen one, and does not take the reader there.
    private void showNewer() {
        var all = subject.attempts();
        var attempt = subject.attempt();
        var isOld =
                subject.isChosen() && attempt != null && attempt.number() < all.getLast().number();
        newer.show(
                isOld ? all.getLast() : "",
                () -> {
                    if (!isOld) {
                        return List.of();
                    }
                    var place =
                            Places.check(subject.run(), subject.step().id(), subject.check().as());
                    return List.of(
                            with(
                                    banner(
                                            Tone.SIGN,
                                            "eye",
                                            "status",
                                            text(say("result.newer", all.getLast().number())),
                                            text(" "),
                                            link(place, say("result.newer.show"), "strong")),
                                    "across"));
                });
    }

    private Component attempts() {
        list = new AttemptList(subject, list == null ? 0 : list.most());
        return list;
    }

    private Component answer(Panel panel) {
        var attempt = subject.attempt();
        if (attempt == null) {
            return AnswerCards.none(subject);
        }
        return switch (attempt.outcome()) {
            case null -> AnswerCards.underWay(subject, attempt);
            case Outcome.Inconclusive none -> AnswerCards.inconclusive(none);
            case Outcome.Passed passed -> panel.found(passed);
            case Outcome.Failed failed -> panel.found(failed);
        };
    }

    /// How far the looked at attempt has come, empty once it has ended.
    private String progress() {
        var attempt = subject.attempt();
        return attempt != null && attempt.outcome() == null ? AnswerCards.progress(subject) : "";
    }

    private String upcoming() {
        var tries = subject.tries();
        return tries.next() + " " + tries.until();
    }

    private record Looked(
            @Nullable CheckAttempt attempt, @Nullable CheckReport report, boolean gone) {}
}
