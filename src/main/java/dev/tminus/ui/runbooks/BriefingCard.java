package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.BriefingBox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a runbook tells people beside what they do, and folded below it what its phases, steps and
/// contingencies tell.
final class BriefingCard extends Section {

    private final Div body = div("body");

    BriefingCard() {
        with(this, "card").getElement().setAttribute("aria-label", say("briefing.title"));
        add(new Header(new H2(say("briefing.title"))), body);
    }

    void show(@Nullable Runbook runbook) {
        body.removeAll();
        if (runbook != null) {
            fill(runbook);
        }
        setVisible(body.getComponentCount() > 0);
    }

    private void fill(Runbook runbook) {
        if (!runbook.briefing().isEmpty()) {
            body.add(box(runbook.briefing()));
        }
        var number = 0;
        for (Phase phase : runbook.phases()) {
            number++;
            fold(number + " " + phase.title(), phase.briefing());
            fold(phase.steps());
        }
        for (var one : runbook.contingencies()) {
            fold(one.number() + " " + one.title(), one.briefing());
            fold(one.steps());
        }
    }

    private void fold(List<Step> steps) {
        steps.forEach(step -> fold(step.basics().number() + " " + step.title(), step.briefing()));
    }

    private void fold(String title, Briefing briefing) {
        if (!briefing.isEmpty()) {
            body.add(with(new NativeDetails(title, box(briefing)), "s"));
        }
    }

    private static BriefingBox box(Briefing briefing) {
        return new BriefingBox(briefing, BoundMarkdown.of(briefing.description()));
    }
}
