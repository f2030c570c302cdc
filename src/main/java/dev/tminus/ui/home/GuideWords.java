package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunState;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.ui.Places;
import dev.tminus.ui.home.Guide.Stage;
import dev.tminus.ui.parts.Names;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of the guided start, and where its next action is done.
final class GuideWords {

    private GuideWords() {}

    static String title(Stage stage) {
        return say(key(stage));
    }

    /// What to do next, for whoever reads it.
    static String next(
            Guide guide, @Nullable RunState run, @Nullable Workspace workspace, PersonId me) {
        var stage = guide.next();
        if (stage == null) {
            return say(run != null && run.status().isUnderWay() ? "guide.rest" : "guide.finished");
        }
        var step = guide.step();
        var how =
                run == null || step == null
                        ? say(key(stage) + ".how")
                        : say(
                                key(stage) + ".how",
                                run.checklist().step(step).basics().number(),
                                run.checklist().step(step).title());
        return guide.people().isEmpty() || guide.people().contains(me)
                ? how
                : how + " " + say("guide.someone", names(guide, workspace));
    }

    /// Exactly where the next action is done.
    ///
    /// @param file the runbook's, to plan it
    static String place(Guide guide, @Nullable RunState run, String file) {
        if (run == null || guide.next() == Stage.PLAN) {
            return Places.plan(file);
        }
        var step = guide.step();
        return step == null ? Places.run(run.id()) : Places.step(run.id(), step);
    }

    private static String names(Guide guide, @Nullable Workspace workspace) {
        return guide.people().stream()
                .map(person -> workspace == null ? person.value() : Names.person(workspace, person))
                .limit(1)
                .collect(Collectors.joining());
    }

    private static String key(Stage stage) {
        return "guide." + stage.name().toLowerCase(Locale.ROOT);
    }
}
