package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.ContingencyOpening;
import dev.tminus.run.rules.OfferedContingency;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All contingencies of the run: what each is for, whether it can be opened now, and when it was.
final class Contingencies extends Div {

    private final RunGateway gateway;
    private final List<Slot> slots = new ArrayList<>();
    private final RunTimes times;

    Contingencies(RunGateway gateway, ZoneId zone) {
        this.gateway = gateway;
        this.times = new RunTimes(gateway, zone);
        with(this, "contingencies");
        for (var _ : all()) {
            var slot = new Slot();
            slots.add(slot);
            add(slot);
        }
        refresh();
    }

    private List<Contingency> all() {
        return gateway.state().checklist().runbook().contingencies();
    }

    void refresh() {
        var offers = Rules.offers(gateway.state());
        for (var i = 0; i < slots.size(); i++) {
            var one = all().get(i);
            var now = now(one, offers);
            slots.get(i).show(now, () -> List.of(draw(one, now)));
        }
    }

    private Now now(Contingency one, List<OfferedContingency> offers) {
        var offer =
                offers.stream()
                        .filter(each -> each.contingency().id().equals(one.id()))
                        .findFirst();
        return new Now(
                offer,
                ContingencyActions.refusal(gateway, one),
                one.id().equals(gateway.state().contingency()),
                Optional.ofNullable(gateway.state().openings().get(one.id())));
    }

    /// @param refusal why it cannot be opened now, empty where it can
    private record Now(
            Optional<OfferedContingency> offer,
            String refusal,
            boolean open,
            Optional<ContingencyOpening> opening) {}

    private Component draw(Contingency one, Now now) {
        var words = new ContingencyWords(gateway, one);
        var section = with(new Section(), "sec");
        section.getElement().setAttribute("aria-label", visible(words.name()));
        section.add(with(row(new H3(visible(words.name())), chip(look(now))), "wrap"));
        section.add(div("s t2", text(words.purpose())));
        words.briefing().ifPresent(section::add);
        now.opening().ifPresent(opening -> section.add(opening(opening)));
        var more =
                new NativeDetails(
                        say(one.steps().isEmpty() ? "contingency.more.ends" : "contingency.more"));
        more.setContent(words.terms());
        section.add(with(more, "s"));
        if (!now.open()) {
            var byHand = now.offer().map(offer -> offer.cause() == null).orElse(true);
            section.add(ContingencyActions.open(gateway, one, byHand, now.refusal()));
        }
        return section;
    }

    private static StateStyle look(Now now) {
        if (now.open()) {
            return new StateStyle("fork", Tone.WARN, say("contingency.word.open"));
        }
        if (now.offer().isPresent() && now.offer().get().cause() != null) {
            return new StateStyle("attention", Tone.WARN, say("contingency.word.offered"));
        }
        return now.opening().isPresent()
                ? new StateStyle("done", Tone.IDLE, say("contingency.word.ended"))
                : new StateStyle("planned", Tone.IDLE, say("contingency.word.never"));
    }

    private Component opening(ContingencyOpening opening) {
        var ended = opening.endedAt();
        var opened = times.near(opening.openedAt());
        var sentence =
                ended == null
                        ? Sentence.of("contingency.opening.open", opened, by(opening))
                        : Sentence.of(
                                "contingency.opening", opened, by(opening), times.near(ended));
        var line = filled(div("s"), sentence);
        if (!opening.reason().isEmpty()) {
            line.add(text(" " + opening.reason(), "t2"));
        }
        if (opening.number() > 1) {
            line.add(text(" " + say("contingency.opening.number", opening.number()), "t3"));
        }
        return line;
    }

    private String by(ContingencyOpening opening) {
        var by = opening.by();
        return by == null ? cause(opening.cause()) : Names.person(gateway.board().workspace(), by);
    }

    private String cause(@Nullable StepId cause) {
        return cause == null
                ? say("sign.engine")
                : say(
                        "contingency.by-step",
                        gateway.state().checklist().step(cause).basics().number());
    }
}
