package dev.tminus.lint.basis;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Watch;
import java.util.Objects;
import java.util.stream.Stream;

/// What opens a contingency by naming it, whatever its `of` says.
public final class Openers {

    private Openers() {}

    public static boolean opens(Reaction reaction, Contingency contingency) {
        return switch (reaction) {
            case Reaction.Hold _ -> false;
            case Reaction.Open(var id) -> id.equals(contingency.id());
            case Reaction.Retry(_, _, var then) -> opens(then, contingency);
        };
    }

    /// The steps of the main line that name it, or whose phase does.
    public static Stream<Step> steps(Contingency contingency, LintedRunbook subject) {
        return subject.runbook().phases().stream()
                .flatMap(phase ->
                        phase.steps().stream()
                                .filter(step ->
                                        reactions(step, phase)
                                                .anyMatch(each -> opens(each, contingency))));
    }

    private static Stream<Reaction> reactions(Step step, Phase phase) {
        var waves = phase.waves();
        return Stream.of(
                        Stream.of(step.policy().onFail(), step.policy().onInconclusive()),
                        step.signOffs().stream().map(SignOff::onRefuse).filter(Objects::nonNull),
                        waves == null ? Stream.<Reaction>empty() : Stream.of(waves.onFail()))
                .flatMap(each -> each);
    }

    public static Stream<Watch> watches(Contingency contingency, LintedRunbook subject) {
        return subject.runbook().definitions().watches().stream()
                .filter(watch -> opens(watch.onFail(), contingency));
    }
}
