package dev.tminus.ui.run;

import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.Names;
import java.util.Locale;
import java.util.Set;

/// Which steps the list shows.
enum Filter {
    ALL,
    MINE,
    OPEN,
    FAILING;

    /// @param mine the steps that wait for the reader
    boolean shows(Step step, StepState state, Set<StepId> mine) {
        return switch (this) {
            case ALL -> true;
            case MINE -> mine.contains(step.id());
            case OPEN -> !state.phase().satisfies() && state.phase() != StepPhase.NOT_REACHED;
            case FAILING ->
                    state.phase().isStopped()
                            || (state.phase() == StepPhase.CHECKING
                                    && StepStyles.failing(step, state) != null);
        };
    }

    /// Whether the title, number, name or owner of a step contains what somebody looks for.
    ///
    /// @param words lower case, empty for any step
    static boolean names(RunState run, Step step, String words) {
        return words.isEmpty()
                || has(step.title(), words)
                || has(step.basics().number(), words)
                || has(step.id().value(), words)
                || has(Names.role(step.owner()), words)
                || run.people(step.owner()).stream().anyMatch(one -> has(one.value(), words));
    }

    private static boolean has(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }

    String key() {
        return "filter." + name().toLowerCase(Locale.ROOT);
    }
}
