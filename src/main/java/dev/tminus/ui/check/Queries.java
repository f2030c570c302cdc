package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import dev.tminus.check.CheckReport;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.WallTimes;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was asked on each side, of whom, and as of when.
final class Queries extends Section {

    private static final Set<String> NOTES = Set.of(CheckReport.SNAPSHOT, CheckReport.TABLES);

    private final ShownCheck subject;

    Queries(ShownCheck subject, CheckReport report) {
        this.subject = subject;
        with(this, "card").getElement().setAttribute("aria-label", say("queries.label"));
        var sides = div(report.sides().size() == 1 ? "sql one" : "sql");
        report.sides().forEach(side -> sides.add(side(side)));
        add(sides);
        facts(subject.outcome())
                .filter(fact -> NOTES.contains(fact.label()))
                .forEach(fact ->
                        add(
                                div(
                                        "body s t3",
                                        text(say("queries.note", fact.label(), fact.value())))));
    }

    private static Stream<Outcome.Fact> facts(@Nullable Outcome outcome) {
        return outcome == null ? Stream.of() : outcome.facts().stream();
    }

    private Component side(SideReport side) {
        var snapshot = WallTimes.seconds(side.readAt(), subject.zone());
        var where =
                side.server().isEmpty()
                        ? say("queries.file", snapshot)
                        : say("queries.server", side.server(), snapshot);
        var from = text(where, "ell");
        from.getElement().setAttribute("title", where);
        var head =
                new Header(
                        icon(side.server().isEmpty() ? "file" : "db", "s14"),
                        text(VisibleValue.side(side.name()), "name"),
                        from,
                        grow());
        var box = div("asked", head);
        if (!side.query().isEmpty()) {
            var copied = text("", "xs", "t3");
            copied.getElement().setAttribute("role", "status");
            var copy = button("copy", say("queries.copy"), "sm ghost", () -> {});
            copy.setAriaLabel(say("queries.copy.of", VisibleValue.side(side.name())));
            Clipboard.onClick(copy)
                    .writeText(
                            side.query(),
                            _ -> copied.setText(say("queries.copied")),
                            _ -> copied.setText(say("queries.not-copied")));
            head.add(copied, copy);
            box.add(code(side));
        }
        return box;
    }

    private static Component code(SideReport side) {
        var code = with(new Pre(), "code");
        code.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", say("queries.query", VisibleValue.side(side.name())));
        for (var word : Sql.words(side.query())) {
            code.add(
                    word.kind() == Sql.Kind.PLAIN
                            ? text(word.text())
                            : text(word.text(), word.kind().style()));
        }
        return code;
    }
}
