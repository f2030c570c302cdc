package dev.tminus.ui.home;

import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far the first rehearsal of the sample landscape has come, and what comes next.
///
/// @param done the stages that are behind
/// @param next the first that is not, null once all are
/// @param step where the next stage is done, null where it concerns the run as a whole
/// @param people who can do it, nobody where the engine does or everybody can
record Guide(Set<Stage> done, @Nullable Stage next, @Nullable StepId step, List<PersonId> people) {

    /// The runbook that it leads through.
    static final RunbookId FIRST_REHEARSAL = new RunbookId("first-rehearsal");

    /// What a release is made of.
    enum Stage {
        PLAN,
        START,
        WORK,
        CHECK,
        SIGN
    }

    Guide {
        done = Set.copyOf(done);
        people = List.copyOf(people);
    }

    /// As the newest run of the runbook stands; one that was scrubbed counts as none.
    static Guide of(@Nullable RunState newest) {
        if (newest == null || newest.status() == RunStatus.SCRUBBED) {
            return new Guide(Set.of(), Stage.PLAN, null, List.of());
        }
        var done = EnumSet.of(Stage.PLAN);
        if (newest.status() != RunStatus.SCHEDULED) {
            done.add(Stage.START);
        }
        Stream.of(Stage.WORK, Stage.CHECK, Stage.SIGN)
                .filter(stage -> open(newest, stage).isEmpty())
                .forEach(done::add);
        return Stream.of(Stage.values())
                .filter(stage -> !done.contains(stage))
                .findFirst()
                .map(next -> new Guide(done, next, where(newest, next), people(newest, next)))
                .orElseGet(() -> new Guide(done, null, null, List.of()));
    }

    private static @Nullable StepId where(RunState run, Stage stage) {
        return open(run, stage).map(Step::id).orElse(null);
    }

    /// The step that a stage still waits for.
    private static Optional<Step> open(RunState run, Stage stage) {
        return step(run, stage).filter(step -> !isBehind(run.step(step.id()).phase(), stage));
    }

    /// Where the runbook shows a stage: the first work that nobody signs, the first check from
    /// there on, and the first signature from there on.
    private static Optional<Step> step(RunState run, Stage stage) {
        var steps = run.checklist().runbook().steps().toList();
        var from =
                switch (stage) {
                    case PLAN, START, WORK -> 0;
                    case CHECK -> place(run, steps, Stage.WORK);
                    case SIGN -> place(run, steps, Stage.CHECK);
                };
        return steps.stream().skip(from).filter(step -> isOf(step, stage)).findFirst();
    }

    private static int place(RunState run, List<Step> steps, Stage stage) {
        return step(run, stage).map(steps::indexOf).orElse(0);
    }

    private static boolean isOf(Step step, Stage stage) {
        return switch (stage) {
            case PLAN, START -> false;
            case WORK -> step instanceof ManualStep && step.signOffs().isEmpty();
            case CHECK -> !step.verify().isEmpty();
            case SIGN -> !step.signOffs().isEmpty();
        };
    }

    private static boolean isBehind(StepPhase phase, Stage stage) {
        return phase.satisfies()
                || (phase == StepPhase.SIGNING && stage != Stage.SIGN)
                || (phase == StepPhase.CHECKING && stage == Stage.WORK);
    }

    private static List<PersonId> people(RunState run, Stage stage) {
        return switch (stage) {
            case PLAN, CHECK -> List.of();
            case START -> {
                var quorum = run.checklist().runbook().authority().get(Authority.START);
                yield quorum == null ? List.of() : run.people(quorum.role());
            }
            case WORK -> open(run, stage).map(step -> run.people(step.owner())).orElse(List.of());
            case SIGN -> open(run, stage).map(step -> signers(run, step)).orElse(List.of());
        };
    }

    /// Before the work is over, those who do it; then those who may sign.
    private static List<PersonId> signers(RunState run, Step step) {
        return run.step(step.id()).phase() == StepPhase.SIGNING
                ? Rules.signers(run, step.id())
                : run.people(step.owner());
    }
}
