package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a step is taken back.
///
/// @param instructions Markdown, empty where only the action counts
/// @param takes expected duration, null where nobody has said
/// @param action what a machine does, null where a person does it by hand
/// @param verify checks that must pass before it counts as taken back
/// @param always whether a roll-back takes it back even from before a point of no return
public record Undo(
        String instructions,
        @Nullable Duration takes,
        @Nullable Action action,
        List<CheckUse> verify,
        RoleName owner,
        boolean always) {

    public Undo {
        verify = List.copyOf(verify);
    }
}
