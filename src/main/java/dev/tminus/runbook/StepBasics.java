package dev.tminus.runbook;

import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What every type of step declares.
///
/// @param number as people say it, `4.5`: phase and place in the phase, both from 1
/// @param early frees a step from `at` that its type would hold back
/// @param notBefore binds a manual step to `at`
/// @param instructions Markdown, empty where there are none
/// @param requires checks that must hold before it starts
/// @param verify checks that must pass before it counts as done; for a check step those it is made
///   of
/// @param takesAsAnswered the question whose answer is its duration, null where `takes` says it
/// @param policy whether and how the engine takes it on
/// @param asks what people must give
/// @param safeguards what it touches, and how it is taken back
/// @param briefing what people should know about it
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
        @Nullable QuestionId takesAsAnswered,
        List<StepId> needs,
        String instructions,
        List<Requirement> requires,
        List<CheckUse> verify,
        List<SignOff> signOffs,
        Policy policy,
        FormAndFiles asks,
        Safeguards safeguards,
        Briefing briefing) {

    public StepBasics {
        needs = List.copyOf(needs);
        requires = List.copyOf(requires);
        verify = List.copyOf(verify);
        signOffs = List.copyOf(signOffs);
    }

    StepBasics withWords(UnaryOperator<String> titles, UnaryOperator<String> urls) {
        return new StepBasics(
                id,
                number,
                titles.apply(title),
                owner,
                at,
                early,
                notBefore,
                start,
                takes,
                takesAsAnswered,
                needs,
                instructions,
                requires,
                verify,
                signOffs,
                policy,
                asks,
                safeguards,
                briefing.withLinks(titles, urls));
    }
}
