package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.StepDraft;
import java.util.List;

/// Where a name stands.
sealed interface Where {

    /// In steps, before which its value must be there.
    ///
    /// @param called the steps in words
    record InSteps(List<StepDraft> steps, String called) implements Where {}

    /// In the text of a step; nobody knows what the main line has come to when a contingency shows
    /// it.
    record InText(StepDraft step) implements Where {}

    /// In what a machine gets from steps, each value of which must be there.
    ///
    /// @param called the steps in words
    record InWork(List<StepDraft> steps, String called) implements Where {}

    /// In how a step is taken back, which knows what the step itself has come to.
    record InUndo(StepDraft step) implements Where {}

    /// At the end of a contingency, where a value that is not there decides nothing.
    record AtEnd(ContingencyDraft contingency) implements Where {}
}
