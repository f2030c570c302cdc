package dev.tminus.runbook.workspace;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the workspace demands of every step, of any runbook, that has a tag or starts one of some
/// programs, be it to take the step back.
///
/// @param tag null where programs alone decide
/// @param programs empty where the tag alone decides
/// @param requires checks that such a step requires; never empty
public record Protection(@Nullable Tag tag, List<ProgramName> programs, List<CheckId> requires) {

    public Protection {
        programs = List.copyOf(programs);
        requires = List.copyOf(requires);
    }

    /// Whether it is about a step.
    public boolean covers(Step step) {
        return (tag != null && step.safeguards().tags().contains(tag))
                || actions(step)
                        .anyMatch(action ->
                                action.work() instanceof Action.Command(var program, _)
                                        && programs.contains(program));
    }

    /// What a machine does for it, and to take it back.
    private static Stream<Action> actions(Step step) {
        var undo = step.safeguards().undo();
        return Stream.concat(
                step instanceof ActionStep acts ? Stream.of(acts.action()) : Stream.<Action>of(),
                undo == null ? Stream.<Action>of() : Stream.ofNullable(undo.action()));
    }
}
