package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.check.CheckReport.SingleValue;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.CheckStyles;

/// One value that was asked for, and what was wanted.
record ValuePanel(SingleValue report) implements Panel {

    @Override
    public String title(boolean passed) {
        var answer = VisibleValue.brief(report.answer());
        return passed
                ? say("result.value.passed", answer)
                : say("result.value.failed", answer, report.wanted());
    }

    @Override
    public Component found(Outcome outcome) {
        var value = report.answer();
        var shown =
                value.isEmpty()
                        ? say("cell.empty")
                        : VisibleValue.visible(VisibleValue.whole(value));
        var tone = CheckStyles.of(outcome).tone().text();
        return AnswerCards.card(
                say("answer.value"),
                div(
                        "answer",
                        words("answer.found", with(text(shown, "value"), tone)),
                        words("answer.wanted", text(report.wanted(), "value"))));
    }

    private static Component words(String label, Component value) {
        return div("words", text(say(label), "xs", "t3"), value);
    }
}
