package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.Compared;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.CheckStyles;
import java.util.ArrayList;
import java.util.List;

/// How two sides differ, whatever is compared.
abstract class ComparedPanel implements Panel {

    private final Compared report;
    private final String what;

    /// @param what is compared, as it stands in the names of texts
    ComparedPanel(Compared report, String what) {
        this.report = report;
        this.what = what;
    }

    Comparison comparison() {
        return report.comparison();
    }

    @Override
    public String title(boolean passed) {
        var differ = comparison().differences();
        if (passed) {
            return differ > 0
                    ? say("result.tolerated", differ)
                    : count("result." + what + ".same", comparison().matched());
        }
        return differ > 0 ? count("result." + what + ".differ", differ) : Panel.super.title(false);
    }

    @Override
    public Component found(Outcome outcome) {
        if (comparison().differences() > 0) {
            return new Differences(report);
        }
        var look = CheckStyles.of(outcome);
        return AnswerCards.card(
                say("diff.label"),
                div(
                        "answer",
                        icon(look.icon(), "s28", look.tone().text()),
                        div(
                                "words",
                                text(say("diff.none"), "big"),
                                text(outcome.summary(), "reason"),
                                text(say("next.planted", comparison().planted()), "t2", "s"))));
    }

    @Override
    public List<Component> details() {
        var details = new ArrayList<Component>();
        if (!comparison().key().isEmpty()) {
            names(details, " · " + say("result.key"), comparison().key());
        } else if (!comparison().columns().isEmpty()) {
            details.add(new Span(" · " + say("result.multiset")));
        }
        names(details, ", " + say("result.ignores"), comparison().ignored());
        var masked = comparison().columns().stream().filter(ColumnReport::masked);
        names(details, ", " + say("result.masks"), masked.map(ColumnReport::name).toList());
        return details;
    }

    private static void names(List<Component> details, String words, List<String> columns) {
        if (!columns.isEmpty()) {
            details.add(new Span(words + " "));
            details.add(new Code(String.join(", ", columns)));
        }
    }

    @Override
    public List<Component> above() {
        var sizes = new ArrayList<String>();
        for (int i = 0; i < report.sides().size(); i++) {
            sizes.add(size(i));
        }
        return List.of(new BothSides(report, sizes, "strip." + what + ".equal"));
    }

    /// How much a side has, after its name.
    String size(int side) {
        return count("strip.rows", report.sides().get(side).rows());
    }

    @Override
    public List<String> advice() {
        var advice = new ArrayList<String>();
        var held = comparison().samples().size();
        if (held < comparison().differences()) {
            advice.add(say("next.cut", held, comparison().differences()));
        }
        if (comparison().duplicates() > 0) {
            advice.add(say("next.duplicates", comparison().duplicates()));
        }
        return advice;
    }
}
