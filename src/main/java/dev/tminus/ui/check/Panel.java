package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.check.CheckReport;
import dev.tminus.runbook.check.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page shows of a result of one form.
interface Panel {

    /// The one for a report.
    ///
    /// @param report null where none is kept
    /// @param gone whether one was kept once
    static Panel of(@Nullable CheckReport report, boolean gone) {
        return switch (report) {
            case CheckReport.SingleValue value -> new ValuePanel(value);
            case CheckReport.RowDifferences rows -> new RowsPanel(rows);
            case CheckReport.CountDifferences counts -> new CountsPanel(counts);
            case CheckReport.Unfinished _ -> withoutResult(gone);
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
}
