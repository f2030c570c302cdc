package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.check.CheckReport;
import dev.tminus.check.CheckReport.CountDifferences;
import dev.tminus.check.CheckReport.RowDifferences;
import dev.tminus.check.CheckReport.SingleValue;
import dev.tminus.check.CheckReport.Unfinished;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.CheckStyles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page shows of a result of one form; those of `CheckReport` stand below.
interface Panel {

    /// The one for a report.
    ///
    /// @param report null where none is kept
    /// @param gone whether one was kept once
    static Panel of(@Nullable CheckReport report, boolean gone) {
        return switch (report) {
            case SingleValue value -> new OfValue(value);
            case RowDifferences rows -> new OfRows(rows);
            case CountDifferences counts -> new OfCounts(counts);
            case Unfinished _ -> withoutResult(gone);
            case null -> withoutResult(gone);
        };
    }

    private static Panel withoutResult(boolean gone) {
        return outcome -> AnswerCards.withoutReport(outcome, gone);
    }

    /// What was found, as the card that people look at.
    Component found(Outcome outcome);

    /// The same in a few words, as they follow the check's name.
    default String title(boolean passed) {
        return say(passed ? "result.passed" : "result.failed");
    }

    /// How it was found, as it follows the kind of the check.
    default List<Component> details() {
        return List.of();
    }

    /// What stands across the page above all else.
    default List<Component> above() {
        return List.of();
    }

    /// What stands beside the card.
    default List<Component> beside() {
        return List.of();
    }

    /// What else people should know who act on it.
    default List<String> advice() {
        return List.of();
    }

    /// One value that was asked for, and what was wanted.
    record OfValue(SingleValue report) implements Panel {

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

    /// How the rows of two sides differ, and in which columns.
    final class OfRows extends ComparedPanel {

        OfRows(RowDifferences report) {
            super(report, "rows");
        }

        @Override
        public List<Component> beside() {
            return Columns.of(comparison()).isEmpty()
                    ? List.of()
                    : List.of(new Columns(comparison()));
        }
    }

    /// How the counts of two sides differ.
    final class OfCounts extends ComparedPanel {

        private final CountDifferences report;

        OfCounts(CountDifferences report) {
            super(report, "counts");
            this.report = report;
        }

        @Override
        String size(int side) {
            return say("strip.total", report.totals().get(side), super.size(side));
        }
    }
}
