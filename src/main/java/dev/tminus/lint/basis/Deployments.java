package dev.tminus.lint.basis;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.ProgramName;
import java.util.Optional;

/// Which steps deploy code or migrate a schema, by their tags and programs: what a person wrote for
/// machines to go by, not the words of a title.
public final class Deployments {

    private static final String DEPLOY = "deploy";
    private static final String MIGRATE = "migrat";

    private Deployments() {}

    public static boolean deploys(Step step) {
        return says(step, DEPLOY);
    }

    public static boolean migrates(Step step) {
        return says(step, MIGRATE);
    }

    /// The program that a machine starts for it.
    public static Optional<ProgramName> program(Step step) {
        return step instanceof ActionStep action
                        && action.action().work() instanceof Action.Command(var program, _)
                ? Optional.of(program)
                : Optional.empty();
    }

    private static boolean says(Step step, String word) {
        return !step.safeguards().effects().readOnly() && names(step, word);
    }

    private static boolean names(Step step, String word) {
        return step.safeguards().tags().stream().anyMatch(tag -> tag.value().contains(word))
                || program(step).map(program -> program.value().contains(word)).orElse(false);
    }
}
