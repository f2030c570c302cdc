package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tminus.run.ContingencyOpening;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.OfferedContingency;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Across the page: the contingencies that are offered because something went wrong, or the one
/// that is open, with its own clock.
final class ContingencyBanner extends Div {

    private final RunGateway gateway;
    private final Slot slot = new Slot();
    private RunTimes times;

    ContingencyBanner(RunGateway gateway, ZoneId zone) {
        this.gateway = gateway;
        this.times = new RunTimes(gateway, zone);
        with(this, "contingencybar");
        add(slot);
        refresh();
    }

    void in(ZoneId zone) {
        times = new RunTimes(gateway, zone);
        slot.forget();
        refresh();
    }

    void refresh() {
        var run = gateway.state();
        var open = run.contingency();
        if (open != null) {
            var contingency = run.checklist().runbook().contingency(open);
            var opening = run.openings().get(open);
            var closing = gateway.possible(open).may(Act.CLOSE);
            if (opening != null) {
                var keepsOpen = Rules.keepsOpen(run);
                slot.show(
                        List.of(open, opening, closing, keepsOpen),
                        () -> List.of(open(contingency, opening, closing, keepsOpen)));
                return;
            }
        }
        var wrong = Rules.offers(run).stream().filter(one -> one.cause() != null).toList();
        var refusals =
                wrong.stream()
                        .map(one -> ContingencyActions.refusal(gateway, one.contingency()))
                        .toList();
        slot.show(List.of(wrong, refusals), () -> offered(wrong, refusals));
    }

    private Component open(
            Contingency contingency,
            ContingencyOpening opening,
            boolean closing,
            List<Step> keepsOpen) {
        var words =
                Sentence.of(
                        "contingency.is-open",
                        contingency.number(),
                        contingency.title(),
                        times.near(opening.openedAt()));
        var box =
                banner(
                        Tone.WARN,
                        "fork",
                        "status",
                        with(Clock.contingency(opening.openedAt(), gateway.now()), "cclock strong"),
                        with(words, "strong"),
                        text(" " + opening.reason()));
        if (!keepsOpen.isEmpty()) {
            var numbers =
                    keepsOpen.stream()
                            .map(step -> step.basics().number() + " " + step.title())
                            .collect(Collectors.joining(", "));
            box.add(text(" " + say("contingency.waits-for", contingency.number(), numbers)));
        }
        if (closing) {
            box.add(ContingencyActions.close(gateway, contingency));
        }
        return with(box, "across");
    }

    private List<Component> offered(List<OfferedContingency> wrong, List<String> refusals) {
        var byCause = new LinkedHashMap<StepId, List<Integer>>();
        for (var i = 0; i < wrong.size(); i++) {
            var cause = wrong.get(i).cause();
            if (cause != null) {
                byCause.computeIfAbsent(cause, _ -> new ArrayList<>()).add(i);
            }
        }
        var banners = new ArrayList<Component>();
        byCause.forEach((cause, offers) -> banners.add(offered(cause, offers, wrong, refusals)));
        return banners;
    }

    private Component offered(
            StepId cause,
            List<Integer> offers,
            List<OfferedContingency> wrong,
            List<String> refusals) {
        var step = gateway.state().checklist().step(cause);
        var box =
                banner(
                        Tone.WARN,
                        "fork",
                        "status",
                        text(step.basics().number() + " " + step.title() + ": ", "strong"),
                        text(count("contingency.offered", offers.size())));
        var actions = with(new Div(), "actions");
        for (var i : offers) {
            var contingency = wrong.get(i).contingency();
            var action = ContingencyActions.open(gateway, contingency, false, refusals.get(i));
            action.button().getElement().setAttribute("title", visible(contingency.title()));
            actions.add(action);
        }
        box.add(actions);
        return with(box, "across");
    }
}
