package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.basis.Positions;
import dev.tminus.lint.basis.RunbookRule;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.ContingencyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that opens a contingency where that cannot be opened: the run is held instead.
final class OnFailElsewhere implements RunbookRule {

    @Override
    public String code() {
        return "on-fail-elsewhere";
    }

    @Override
    public void look(LintedRunbook subject, Findings findings) {
        subject.runbook().phases().forEach(phase -> lookAt(phase, subject, findings));
        subject.runbook()
                .definitions()
                .watches()
                .forEach(watch -> lookAt(watch, subject, findings));
    }

    private static void lookAt(Phase phase, LintedRunbook subject, Findings findings) {
        for (var step : phase.steps()) {
            lookAt(step, step.policy().onFail(), "on-fail", subject, findings);
            lookAt(step, step.policy().onInconclusive(), "on-inconclusive", subject, findings);
            for (var sign : step.signOffs()) {
                lookAt(step, sign.onRefuse(), "on-refuse", subject, findings);
            }
        }
        var waves = phase.waves();
        if (waves != null) {
            opened(waves.onFail(), subject)
                    .ifPresent(contingency -> {
                        var obstacles =
                                phase.steps().stream()
                                        .map(step -> Positions.obstacle(contingency, step, subject))
                                        .toList();
                        var first = obstacles.isEmpty() ? null : obstacles.getFirst();
                        if (first != null && !obstacles.contains(null)) {
                            say(
                                    findings.at(Part.PHASE, phase.id(), "on-fail"),
                                    "The phase `%s`".formatted(phase.id()),
                                    contingency,
                                    first);
                        }
                    });
        }
    }

    private static void lookAt(
            Step step,
            @Nullable Reaction reaction,
            String key,
            LintedRunbook subject,
            Findings findings) {
        opened(reaction, subject)
                .ifPresent(contingency -> {
                    var obstacle = Positions.obstacle(contingency, step, subject);
                    if (obstacle != null) {
                        var keys =
                                key.equals("on-refuse")
                                        ? new String[] {"sign-off"}
                                        : new String[] {key};
                        say(
                                findings.at(Part.STEP, step.id(), keys),
                                "`%s` of `%s`".formatted(key, step.id()),
                                contingency,
                                obstacle);
                    }
                });
    }

    /// It watches from the end of one step to the start of another.
    private static void lookAt(Watch watch, LintedRunbook subject, Findings findings) {
        opened(watch.onFail(), subject)
                .ifPresent(contingency -> {
                    var after = contingency.when().after();
                    String obstacle = null;
                    if (Positions.isOver(contingency.when().before(), watch.from(), subject)) {
                        obstacle =
                                "only before `%s` starts: by then it has"
                                        .formatted(contingency.when().before());
                    } else if (after != null && Positions.isOver(watch.to(), after, subject)) {
                        obstacle =
                                "only after `%s` has started: by then it has not".formatted(after);
                    }
                    if (obstacle != null) {
                        say(
                                findings.at("watch", watch.check().value(), "on-fail"),
                                "The watch on `%s`".formatted(watch.check()),
                                contingency,
                                obstacle);
                    }
                });
    }

    private static void say(Findings.At at, String who, Contingency contingency, String obstacle) {
        at.say(
                "%s names `%s`, which opens %s, so the run is only held."
                        .formatted(who, contingency.id(), obstacle),
                "Name a contingency that can be opened there, or change its `before` or `after`.");
    }

    private static Optional<Contingency> opened(
            @Nullable Reaction reaction, LintedRunbook subject) {
        return switch (reaction) {
            case null -> Optional.empty();
            case Reaction.Hold _ -> Optional.empty();
            case Reaction.Retry(_, _, var then) -> opened(then, subject);
            case Reaction.Open(ContingencyId id) ->
                    subject.runbook().contingencies().stream()
                            .filter(each -> each.id().equals(id))
                            .findFirst();
        };
    }
}
