package dev.tminus.runbook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every type of step declares.
///
/// @param number as people say it, `4.5`: phase and place in the phase, both from 1
/// @param early frees a step from `at` that its type would hold back
/// @param notBefore binds a manual step to `at`
/// @param instructions Markdown, empty where there are none
public record StepBasics(
        StepId id,
        String number,
        String title,
        RoleName owner,
        @Nullable Timing at,
        boolean early,
        boolean notBefore,
        Start start,
        @Nullable Duration takes,
        List<StepId> needs,
        String instructions,
        List<SignOff> signOffs) {

    public StepBasics {
        needs = List.copyOf(needs);
        signOffs = List.copyOf(signOffs);
    }
}
