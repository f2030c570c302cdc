package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.planning.Finding;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.runbooks.SentenceWithCode;
import java.util.Comparator;
import java.util.List;

/// What was found before there is a run, the worst first.
final class PreflightCard extends Div {

    private final Span counts = with(new Span(), "row wrap counts");
    private final NativeButton check;
    private final Div status = with(new Div(), "status s t2");
    private final UnorderedList list = with(new UnorderedList(), "list findings");

    PreflightCard(Runnable onCheck) {
        check = button("refresh", say("preflight.check"), "sm", onCheck::run);
        status.getElement().setAttribute("role", "status");
        list.getElement().setAttribute("aria-label", say("preflight.title"));
        var card = new Card(say("preflight.title"), counts, grow(), check);
        add(with(card, "preflight").body(status, list));
    }

    /// Under way; what was found before stays until there is something new.
    void ask(String environment) {
        check.setEnabled(false);
        list.getElement().setAttribute("aria-busy", "true");
        status.setText(say("plan.asking", environment));
        if (list.getComponentCount() == 0) {
            for (var i = 0; i < 4; i++) {
                list.add(new ListItem(with(new Span(), "sk")));
            }
        }
    }

    /// There is nothing to ask yet.
    void waitFor(String what) {
        end();
        counts.removeAll();
        list.removeAll();
        status.setText(what);
    }

    void show(List<Finding> findings) {
        end();
        status.setText("");
        counts.removeAll();
        list.removeAll();
        for (var level : Finding.Level.values()) {
            var number = findings.stream().filter(one -> one.level() == level).count();
            if (number > 0) {
                counts.add(chip(look(level).saying(count(key(level), number))));
            }
        }
        findings.stream()
                .sorted(Comparator.comparing(Finding::level))
                .forEach(finding -> list.add(line(finding)));
    }

    /// Something was changed since.
    void outdate() {
        if (check.isEnabled() && list.getComponentCount() > 0) {
            status.setText(say("preflight.outdated"));
        }
    }

    private void end() {
        check.setEnabled(true);
        list.getElement().removeAttribute("aria-busy");
    }

    private static ListItem line(Finding finding) {
        var words = div("grow", div("what", SentenceWithCode.of(finding.what())));
        if (!finding.next().isEmpty()) {
            words.add(div("next t2", SentenceWithCode.of(finding.next())));
        }
        return new ListItem(chip(look(finding.level())), words);
    }

    private static StateStyle look(Finding.Level level) {
        return switch (level) {
            case FAILED -> new StateStyle("failed", Tone.FAIL, say("preflight.failed"));
            case ATTENTION -> new StateStyle("attention", Tone.WARN, say("preflight.attention"));
            case GOOD -> new StateStyle("done", Tone.OK, say("preflight.good"));
        };
    }

    private static String key(Finding.Level level) {
        return switch (level) {
            case FAILED -> "preflight.failures";
            case ATTENTION -> "preflight.attentions";
            case GOOD -> "preflight.goods";
        };
    }
}
