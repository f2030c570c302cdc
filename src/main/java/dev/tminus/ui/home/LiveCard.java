package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.ledger.RunGlance;
import dev.tminus.run.Actor;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the card of a run under way shows.
///
/// @param phase where the run is now
/// @param held who held it and when, null where that is not known or it is not on hold
/// @param contingency the one that is open, else empty
/// @param awaits the people who are awaited now, and roles that nobody is left in
/// @param next the next planned step, null where none is ahead
/// @param trouble what is wrong, or that nothing is
record LiveCard(
        RunId id,
        int number,
        String title,
        Mode mode,
        RunStatus status,
        Instant zero,
        String phase,
        int done,
        int steps,
        List<Bar> phases,
        @Nullable Held held,
        String contingency,
        String reason,
        List<String> awaits,
        @Nullable Next next,
        StateStyle trouble) {

    /// How far one phase is.
    record Bar(int done, int steps) {}

    record Held(String by, Instant at) {}

    record Next(String words, @Nullable Instant at) {}

    static LiveCard of(RunGlance glance, Instant now) {
        var run = glance.state();
        var plan = run.plan();
        return new LiveCard(
                run.id(),
                plan.number(),
                run.checklist().runbook().title(),
                plan.mode(),
                run.status(),
                plan.zero(),
                phase(run),
                run.done(),
                run.checklist().mainLine(),
                bars(run),
                held(glance),
                contingency(run),
                run.status() == RunStatus.HELD ? run.statusReason() : "",
                awaits(glance, now),
                next(run),
                trouble(run));
    }

    /// The phase of the first step that is not through.
    private static String phase(RunState run) {
        return run.checklist().runbook().phases().stream()
                .filter(phase ->
                        phase.steps().stream()
                                .anyMatch(step -> !run.step(step.id()).phase().satisfies()))
                .map(phase -> phase.title())
                .findFirst()
                .orElse("");
    }

    private static List<Bar> bars(RunState run) {
        return run.checklist().runbook().phases().stream()
                .map(phase ->
                        new Bar(
                                (int)
                                        phase.steps().stream()
                                                .filter(step ->
                                                        run.step(step.id()).phase().satisfies())
                                                .count(),
                                phase.steps().size()))
                .toList();
    }

    private static @Nullable Held held(RunGlance glance) {
        var hold = glance.hold();
        var run = glance.state();
        if (hold == null) {
            return null;
        }
        var cause = run.heldBy();
        var by =
                cause != null
                        ? say("home.held.step", run.checklist().step(cause).basics().number())
                        : switch (hold.actor()) {
                            case Actor.Person(var person, _) ->
                                    say(
                                            "home.held.person",
                                            Names.person(glance.workspace(), person));
                            case Actor.Worker _, Actor.Clock _ -> "";
                        };
        return new Held(by, hold.at());
    }

    private static String contingency(RunState run) {
        var open = run.contingency();
        if (open == null) {
            return "";
        }
        var contingency = run.checklist().runbook().contingency(open);
        return contingency.number() + " " + contingency.title();
    }

    private static List<String> awaits(RunGlance glance, Instant now) {
        var run = glance.state();
        Set<PersonId> people = new LinkedHashSet<>();
        run.plan().roles().values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .sorted(Comparator.comparing(PersonId::value))
                .filter(person -> !glance.workspace().isGone(person))
                .filter(person -> !Rules.awaited(run, person, now).isEmpty())
                .forEach(people::add);
        return Stream.concat(
                        people.stream().map(person -> Names.person(glance.workspace(), person)),
                        Rules.lost(run, glance.workspace(), now).stream()
                                .map(lost -> say("home.awaits.lost", Names.role(lost.role())))
                                .distinct())
                .toList();
    }

    private static @Nullable Next next(RunState run) {
        return mainLine(run, phase -> phase == StepPhase.PLANNED || phase == StepPhase.WAITING)
                .filter(step -> run.plannedStart(step.id()) != null)
                .min(
                        Comparator.comparing(
                                step -> run.plannedStart(step.id()),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                .map(step ->
                        new Next(
                                step.basics().number() + " " + step.title(),
                                run.plannedStart(step.id())))
                .orElse(null);
    }

    private static StateStyle trouble(RunState run) {
        return first(run, StepPhase.FAILED)
                .map(step -> look("failed", "home.failing", step))
                .or(() ->
                        first(run, StepPhase.INCONCLUSIVE)
                                .map(step -> look("error", "home.unanswered", step)))
                .or(() -> first(run, StepPhase.NO_GO).map(step -> look("nogo", "home.no-go", step)))
                .orElseGet(() -> new StateStyle("check", Tone.OK, say("home.fine")));
    }

    private static StateStyle look(String icon, String key, Step step) {
        return new StateStyle(icon, Tone.FAIL, say(key, step.basics().number(), step.title()));
    }

    private static Optional<Step> first(RunState run, StepPhase wanted) {
        return IntStream.range(0, run.steps().size())
                .filter(place -> run.steps().at(place).phase() == wanted)
                .mapToObj(place -> run.checklist().steps().get(place))
                .findFirst();
    }

    private static Stream<Step> mainLine(RunState run, Predicate<StepPhase> wanted) {
        return IntStream.range(0, run.checklist().mainLine())
                .filter(place -> wanted.test(run.steps().at(place).phase()))
                .mapToObj(place -> run.checklist().steps().get(place));
    }
}
