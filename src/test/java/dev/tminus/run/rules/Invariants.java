package dev.tminus.run.rules;

import dev.tminus.run.Ballot;
import dev.tminus.run.CheckAttempt;
import dev.tminus.run.MetNeeds;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.Signature;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must be true of every run at any time, whatever led there.
final class Invariants {

    private static final EnumSet<StepPhase> UNTOUCHED =
            EnumSet.of(
                    StepPhase.PLANNED,
                    StepPhase.WAITING,
                    StepPhase.READY,
                    StepPhase.SKIPPED,
                    StepPhase.NOT_REACHED);
    private static final EnumSet<StepPhase> STUCK =
            EnumSet.of(StepPhase.FAILED, StepPhase.INCONCLUSIVE, StepPhase.NO_GO);
    private static final EnumSet<StepPhase> WORKED_OFF =
            EnumSet.of(StepPhase.SIGNING, StepPhase.DONE);

    private final RunState run;
    private final List<String> broken = new ArrayList<>();

    private Invariants(RunState run) {
        this.run = run;
    }

    /// Every invariant that does not hold, in words.
    static List<String> brokenBy(RunState before, Decision.Accepted accepted, Instant now) {
        var invariants = new Invariants(accepted.after());
        invariants.entries(before, accepted, now);
        invariants.run.checklist().steps().forEach(invariants::step);
        invariants.ending();
        return invariants.broken;
    }

    private void entries(RunState before, Decision.Accepted accepted, Instant now) {
        var seq = before.seq();
        var held = before.status() == RunStatus.HELD;
        var open = before.contingency();
        for (var entry : accepted.entries()) {
            seq++;
            must(entry.seq() == seq, "entry " + entry.seq() + " stands where " + seq + " belongs");
            must(entry.at().equals(now), "entry " + seq + " has another time");
            open = frozen(open, entry.event());
            switch (entry.event()) {
                case RunEvent.RunHeld _ -> held = true;
                case RunEvent.RunResumed _ -> held = false;
                case RunEvent.ContingencyOpened _ -> held = false;
                case RunEvent.ContingencyClosed _ -> held = true;
                case RunEvent.ContingencyEnded(var which, var ending) ->
                        held =
                                run.checklist()
                                                .runbook()
                                                .contingency(which)
                                                .endings()
                                                .get(ending)
                                                .then()
                                        instanceof Contingency.Then.Hold;
                case RunEvent.StepStarted(var step, var attempt) -> {
                    var again = attempt > 1 && STUCK.contains(before.step(step).phase());
                    must(!held || again, step + " began while the run was held");
                    if (!again) {
                        shielded(step, now);
                    }
                }
                case RunEvent.CheckStarted(var step, var use, _, _) ->
                        must(
                                !held || !run.checklist().protects(step, use),
                                step + " tried " + use + " while the run was held");
                case RunEvent.StepsReleased(_, var ready) ->
                        ready.forEach(step -> must(due(step, now), step + " before its time"));
                default -> {}
            }
        }
        must(accepted.after().seq() == seq, "the state is not that of its last entry");
    }

    /// While a contingency is open nothing of another line begins, is checked, signed or left out.
    private @Nullable ContingencyId frozen(@Nullable ContingencyId open, RunEvent event) {
        var step =
                switch (event) {
                    case RunEvent.StepStarted one -> one.step();
                    case RunEvent.StartAsked one -> one.step();
                    case RunEvent.CheckStarted one -> one.step();
                    case RunEvent.StepSigned one -> one.step();
                    case RunEvent.SigningRefused one -> one.step();
                    case RunEvent.SignatureWithdrawn one -> one.step();
                    case RunEvent.VoteCast one -> one.step();
                    case RunEvent.StepSkipped one -> one.step();
                    case RunEvent.StepUnskipped one -> one.step();
                    case RunEvent.StepReopened one -> one.step();
                    default -> null;
                };
        if (step != null && !Objects.equals(run.checklist().contingency(step), open)) {
            broken.add(event + " happened outside the line that goes on");
        }
        return switch (event) {
            case RunEvent.ContingencyOpened opened -> opened.contingency();
            case RunEvent.ContingencyClosed _, RunEvent.ContingencyEnded _ -> null;
            default -> open;
        };
    }

    /// A step begins on passes of one round that ends this very moment, or on what stands in.
    private void shielded(StepId step, Instant now) {
        var requires = run.checklist().step(step).requires();
        var own =
                requires.stream()
                        .filter(one -> one.notOlder() == null)
                        .map(one -> run.step(step).lastAttempt(one.as()))
                        .toList();
        must(
                own.stream().allMatch(one -> one != null && one.passed()),
                step + " began unprotected");
        must(
                own.stream().map(CheckAttempt::series).distinct().count() <= 1,
                step + " began on passes of several rounds");
        must(
                own.isEmpty()
                        || requires.stream()
                                .map(one -> run.step(step).lastAttempt(one.as()))
                                .anyMatch(one -> one != null && now.equals(one.endedAt())),
                step + " began on passes that were there before");
    }

    /// A step's time has come, or had come when its protections were first tried: clocks go back.
    private boolean due(StepId id, Instant now) {
        var at = run.at(id);
        var step = run.checklist().step(id);
        return at == null
                || !step.heldByTime()
                || !now.isBefore(at)
                || step.requires().stream()
                        .flatMap(one ->
                                run.step(id).checks().getOrDefault(one.as(), List.of()).stream())
                        .anyMatch(one -> !one.startedAt().isBefore(at));
    }

    private void step(Step step) {
        var now = run.step(step.id());
        if (!UNTOUCHED.contains(now.phase())) {
            must(
                    run.missing(step.id()).isEmpty() || now.outdated() || overWait(step, now),
                    step.id() + " began without what it needs");
        }
        if (WORKED_OFF.contains(now.phase())) {
            workedOff(step, now);
        }
        if (now.phase() == StepPhase.DONE) {
            var asked = step.signOffs().stream().map(SignOff::quorum).collect(sums());
            asked.forEach((role, count) ->
                    must(
                            now.signatures().stream().filter(s -> s.role().equals(role)).count()
                                    == count,
                            step.id() + " is done without its signatures by " + role));
        }
        must(
                now.ledger().underWay().isEmpty()
                        || now.phase() == StepPhase.CHECKING
                        || now.phase() == StepPhase.WAITING,
                step.id() + " has a check under way");
        must(
                now.asked() == null || now.phase() == StepPhase.WAITING,
                step.id() + " remembers a start");
        signatures(step, now);
    }

    private static boolean overWait(Step step, StepState now) {
        return now.phase() == StepPhase.DONE && MetNeeds.onlyWaits(step);
    }

    private void workedOff(Step step, StepState now) {
        step.verify().stream()
                .filter(use -> !use.reportOnly())
                .forEach(use -> must(passed(now, use), step.id() + " goes on without a pass"));
        switch (step) {
            case ManualStep _ -> must(!now.doers().isEmpty(), step.id() + " was done by nobody");
            case CheckStep _, WaitStep _ -> {}
            case ActionStep _, AnnounceStep _, RunbookStep _ ->
                    must(false, step.id() + " is of a type that no run carries out");
            case GateStep gate -> {
                must(now.ballots().stream().allMatch(Ballot::go), step.id() + " passed a no-go");
                differ(now.ballots().stream().map(Ballot::person), step.id() + " one voted twice");
                now.ballots().forEach(b -> must(run.holds(b.person(), b.role()), "a stranger"));
                gate.poll().stream()
                        .collect(sums())
                        .forEach((role, count) ->
                                must(
                                        now.ballots().stream()
                                                        .filter(b -> b.role().equals(role))
                                                        .count()
                                                == count,
                                        step.id() + " passed without the go of " + role));
            }
        }
    }

    private static boolean passed(StepState now, CheckUse use) {
        var wanted = use.until() == null ? 1 : use.until().passes();
        var attempts = now.checks().getOrDefault(use.as(), List.of());
        return attempts.size() >= wanted
                && attempts.reversed().stream().limit(wanted).allMatch(CheckAttempt::passed);
    }

    private void signatures(Step step, StepState now) {
        differ(now.signatures().stream().map(Signature::person), step.id() + " one signed twice");
        for (var signature : now.signatures()) {
            var person = signature.person();
            must(run.holds(person, signature.role()), step.id() + " was signed by a stranger");
            must(
                    signature.digest().equals(Rules.digest(run, step.id())),
                    step.id() + " is signed for something else");
            must(
                    !(distinct(StepPart.DOER) && now.doers().contains(person)),
                    step.id() + " was signed by its doer");
            must(
                    !(distinct(StepPart.STARTER) && person.equals(run.starter())),
                    step.id() + " was signed by the starter");
        }
    }

    private void ending() {
        must(
                run.status() != RunStatus.COMPLETE || run.done() == run.checklist().mainLine(),
                "complete without every step");
        must(
                run.status() != RunStatus.RUNNING || run.done() < run.checklist().mainLine(),
                "running with nothing left");
    }

    private boolean distinct(StepPart other) {
        var distinct = run.checklist().runbook().distinct();
        return distinct.contains(other) && distinct.contains(StepPart.SIGNER);
    }

    private void differ(Stream<PersonId> people, String otherwise) {
        must(people.allMatch(new HashSet<>()::add), otherwise);
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    private static Collector<Quorum, ?, Map<RoleName, Integer>> sums() {
        return Collectors.groupingBy(Quorum::role, Collectors.summingInt(Quorum::count));
    }
}
