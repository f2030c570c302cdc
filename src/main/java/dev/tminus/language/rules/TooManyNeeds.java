package dev.tminus.language.rules;

import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;

/// A short file can say that everything needs everything.
final class TooManyNeeds {

    /// How many entries all lists together may have.
    static final int MOST = 200_000;

    private TooManyNeeds() {}

    static void refuse(StepDraft step, Problems problems) {
        problems.error(
                Code.TOO_MANY_NEEDS,
                step.node(),
                "The steps of this runbook need more than %,d others in all.".formatted(MOST),
                () -> "Put a gate between, which needs them once.");
    }
}
