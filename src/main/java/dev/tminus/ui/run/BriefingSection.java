package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.run.RunState;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.BriefingBox;
import java.util.ArrayList;
import java.util.List;

/// What people should know about a step, and folded below it about its phase or contingency and the
/// release.
final class BriefingSection extends Section {

    BriefingSection(List<Told> all) {
        with(this, "sec").getElement().setAttribute("aria-label", say("briefing.title"));
        for (var one : all) {
            var box = new BriefingBox(one.briefing(), one.words());
            if (one.isOfStep()) {
                add(new H3(visible(one.title())), box);
            } else {
                add(with(new NativeDetails(one.title(), box), "s"));
            }
        }
    }

    /// @param words the description as the run reads it
    record Told(boolean isOfStep, String title, Briefing briefing, BoundMarkdown words) {}

    /// Of whatever says something.
    static List<Told> of(RunState run, Step step) {
        var all = new ArrayList<Told>();
        var runbook = run.checklist().runbook();
        all.add(told(run, say("briefing.step"), step.briefing(), true));
        runbook.phases().stream()
                .filter(phase -> phase.steps().contains(step))
                .forEach(phase -> all.add(told(run, phase.title(), phase.briefing(), false)));
        runbook.contingencies().stream()
                .filter(one -> one.steps().contains(step))
                .forEach(one ->
                        all.add(
                                told(
                                        run,
                                        one.number() + " " + one.title(),
                                        one.briefing(),
                                        false)));
        all.add(told(run, runbook.title(), runbook.briefing(), false));
        return all.stream().filter(one -> !one.briefing().isEmpty()).toList();
    }

    private static Told told(RunState run, String of, Briefing briefing, boolean isOfStep) {
        var title = isOfStep ? of : say("briefing.about", of);
        return new Told(isOfStep, title, briefing, Rules.words(run, briefing.description()));
    }
}
