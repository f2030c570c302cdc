package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import dev.tminus.check.CheckReport.Compared;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.ui.parts.Fingerprint;
import java.util.List;

/// Both sides over each other: what only the left has, what both have, what only the right has. Not
/// to scale; the numbers carry it.
final class BothSides extends Section {

    private final Comparison found;
    private final String equal;

    /// @param sizes of the left and the right side
    /// @param equal the name of the words for what is equal
    BothSides(Compared report, List<String> sizes, String equal) {
        this.found = report.comparison();
        this.equal = equal;
        with(this, "card venn").getElement().setAttribute("aria-label", say("strip.label"));
        setClassName("noleft", found.missing() == 0);
        setClassName("noright", found.extra() == 0);
        var left = report.sides().getFirst();
        var right = report.sides().getLast();
        add(side(left, sizes.getFirst(), "br lf"));
        if (found.missing() > 0) {
            add(only(found.missing(), "missing", left, right, "onlyleft"));
        }
        add(both());
        if (found.extra() > 0) {
            add(only(found.extra(), "extra", right, left, "onlyright"));
        }
        add(side(right, sizes.getLast(), "br rt"));
    }

    private static Component side(SideReport side, String size, String classes) {
        var head = say("strip.side", VisibleValue.side(side.name()), size);
        var line = div(classes, text(head, "head"));
        if (!side.digest().isEmpty()) {
            var digest = text(Fingerprint.brief(side.digest()) + "…" + end(side.digest()), "hash");
            digest.getElement().setAttribute("title", side.digest());
            line.add(with(div("dump", text(say("strip.dump")), digest), "t2"));
        }
        return line;
    }

    private static String end(String digest) {
        return digest.substring(Math.max(0, digest.length() - 4));
    }

    private Component only(
            long number, String kind, SideReport having, SideReport lacking, String classes) {
        return div(
                "blk l " + classes,
                text(say("number", number), "nr"),
                div(
                        "bl",
                        div("bl", text(say("strip.only", VisibleValue.side(having.name())))),
                        div("bl", text(say("strip." + kind, VisibleValue.side(lacking.name()))))));
    }

    private Component both() {
        var middle = div("mid");
        if (found.matched() > 0 || found.changed() == 0) {
            middle.add(
                    div(
                            "blk eq",
                            icon("done", "s20"),
                            text(say("number", found.matched()), "nr"),
                            text(count(equal, found.matched()))));
        }
        if (found.changed() > 0) {
            middle.add(
                    div(
                            "blk ch",
                            icon("attention", "s20"),
                            text(say("number", found.changed()), "nr"),
                            div(
                                    "bl",
                                    div("bl", text(say("strip.changed"))),
                                    div("bl", text(say("strip.same-key"))))));
        }
        return middle;
    }
}
