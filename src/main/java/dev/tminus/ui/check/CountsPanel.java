package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.check.CheckReport.CountDifferences;

/// How the counts of two sides differ.
final class CountsPanel extends ComparedPanel {

    private final CountDifferences report;

    CountsPanel(CountDifferences report) {
        super(report, "counts");
        this.report = report;
    }

    @Override
    String size(int side) {
        return say("strip.total", report.totals().get(side), super.size(side));
    }
}
