package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.rules.OfferedContingency;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.RunGateway;
import java.util.List;

/// What can be done where a step went wrong: the contingencies that are offered because of it.
final class ContingencySection extends Section {

    ContingencySection(RunGateway gateway, List<Offered> offers) {
        with(this, "sec").getElement().setAttribute("aria-label", say("contingency.if-it-fails"));
        add(new H3(say("contingency.if-it-fails")));
        for (var one : offers) {
            var contingency = one.offer().contingency();
            var words = new ContingencyWords(gateway, contingency);
            var offer =
                    div(
                            "offer",
                            div(
                                    "line",
                                    icon("fork", "s14", "c-warn"),
                                    text(words.name(), "strong", "grow")),
                            text(words.purpose(), "xs", "t3", "about"));
            words.briefing().ifPresent(offer::add);
            offer.add(ContingencyActions.open(gateway, contingency, false, one.refusal()));
            add(offer);
        }
    }

    /// @param refusal why it cannot be opened, empty where it can
    record Offered(OfferedContingency offer, String refusal) {}

    /// Those that are offered because of a step.
    static List<Offered> of(RunGateway gateway, Step step) {
        return Rules.offers(gateway.state()).stream()
                .filter(one -> step.id().equals(one.cause()))
                .map(one ->
                        new Offered(one, ContingencyActions.refusal(gateway, one.contingency())))
                .toList();
    }
}
