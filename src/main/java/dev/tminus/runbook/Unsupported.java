package dev.tminus.runbook;

import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that a runbook says and this version cannot carry out: no run is planned with it, so
/// that the rules of a run never meet it.
///
/// @param what one or two sentences: where it stands, and what cannot be done
/// @param instead what to write until then
public record Unsupported(String what, String instead) {

    private static final List<String> NOT_SHOWN = List.of("checks.", "evidence.", "outputs.");

    /// In the order of the file; empty where a run can carry all of it out.
    public static List<Unsupported> of(Runbook runbook) {
        var found = new ArrayList<Unsupported>();
        runbook.phases().forEach(phase -> phase(phase, found));
        runbook.definitions().watches().forEach(watch -> found.add(watch(runbook, watch)));
        runbook.contingencies().forEach(contingency -> contingency(contingency, found));
        return found;
    }

    private static void phase(Phase phase, List<Unsupported> found) {
        var waves = phase.waves();
        if (waves != null) {
            found.add(
                    new Unsupported(
                            "The phase %s has `for-each`: this version cannot do steps for each member of a fleet yet."
                                    .formatted(phase.title()),
                            "Write one step that names all members of " + waves.fleet() + "."));
        }
        phase.steps().forEach(step -> step(step, found));
    }

    private static Unsupported watch(Runbook runbook, Watch watch) {
        return new Unsupported(
                "The check %s is watched: this version cannot check again and again between steps yet."
                        .formatted(runbook.check(watch.check()).title()),
                "Use it in a `check` step, with `until`.");
    }

    private static void step(Step step, List<Unsupported> found) {
        type(step, found);
        safeguards(step, step.safeguards(), found);
        signing(step, found);
        if (retries(step.policy().onFail()) || retries(step.policy().onInconclusive())) {
            found.add(
                    in(
                            step,
                            "has a `retry`: this version cannot try a step again by itself yet.",
                            "Write `hold`, or a contingency that retries it; a check is tried again"
                                    + " by `until`."));
        }
        Template.of(step.basics().instructions())
                .names()
                .filter(name -> NOT_SHOWN.stream().anyMatch(name::startsWith))
                .distinct()
                .forEach(name ->
                        found.add(
                                in(
                                        step,
                                        "shows `{{%s}}` in its instructions: this version cannot put results and files into texts yet."
                                                .formatted(name),
                                        "Say in words where people find it.")));
    }

    private static void type(Step step, List<Unsupported> found) {
        var byHand = "Do it by hand as a `manual` step.";
        switch (step) {
            case ActionStep _ ->
                    found.add(
                            in(
                                    step,
                                    "is an `action`: this version cannot carry out actions yet.",
                                    byHand));
            case AnnounceStep _ ->
                    found.add(
                            in(
                                    step,
                                    "is an `announce`: this version cannot tell others yet.",
                                    byHand));
            case RunbookStep child ->
                    found.add(
                            in(
                                    step,
                                    "runs the runbook %s: this version cannot run one within another yet."
                                            .formatted(child.runbook()),
                                    "Plan a run of its own, and wait for it in a `manual` step."));
            case ManualStep _, CheckStep _, GateStep _, WaitStep _ -> {}
        }
    }

    private static void safeguards(Step step, Safeguards safeguards, List<Unsupported> found) {
        safeguards
                .rehearsed()
                .forEach(each ->
                        found.add(
                                in(
                                        step,
                                        "requires the rehearsal %s: this version does not know what was rehearsed yet."
                                                .formatted(each.rehearsal()),
                                        "Ask for it in a `manual` step, with a form.")));
        if (safeguards.timeout() != null) {
            found.add(
                    in(
                            step,
                            "has a `timeout`: this version cannot end a step by the clock yet.",
                            "Write `deadlines`; checks have a `timeout` of their own."));
        }
        if (safeguards.undo() != null) {
            found.add(
                    in(
                            step,
                            "has an `undo`: this version cannot take a step back yet.",
                            "Write it as a contingency."));
        }
        if (safeguards.effects().irreversible()) {
            found.add(
                    in(
                            step,
                            (safeguards.effects().destroys().isEmpty()
                                            ? "is `irreversible`"
                                            : "`destroys` something")
                                    + ": this version cannot guard a point of no return yet.",
                            "Put a `gate` and its checks before it, and remove the key."));
        }
        if (!safeguards.effects().opens().isEmpty()) {
            found.add(
                    in(
                            step,
                            "`opens` something: this version cannot keep it closed while that is in"
                                    + " danger yet.",
                            "Remove the key, and say it in the instructions."));
        }
        if (safeguards.lock() != null) {
            found.add(
                    in(
                            step,
                            "takes the lock %s: this version cannot keep other runs away yet."
                                    .formatted(safeguards.lock().name()),
                            "Ask for it in a `manual` step before it."));
        }
    }

    private static void signing(Step step, List<Unsupported> found) {
        for (var signOff : step.signOffs()) {
            if (signOff.confirm()) {
                found.add(
                        in(
                                step,
                                "asks %s to `confirm` by a credential: this version cannot ask who is signed in to prove it anew yet."
                                        .formatted(signOff.role()),
                                "Remove `confirm`."));
            }
            var refused = signOff.onRefuse();
            if (refused != null && !refused.equals(step.policy().onFail())) {
                found.add(
                        in(
                                step,
                                "has an `on-refuse` of its own: in this version a refusal does what"
                                        + " `on-fail` says.",
                                "Write the same in both, or remove it."));
            }
        }
    }

    private static void contingency(Contingency contingency, List<Unsupported> found) {
        var name = "Contingency %s, %s, ".formatted(contingency.number(), contingency.title());
        if (contingency.when().on().contains(On.IN_DOUBT)) {
            found.add(
                    new Unsupported(
                            name
                                    + "is offered when a step is `in-doubt`: in this version no"
                                    + " step can be.",
                            "Remove it from `on`."));
        }
        if (contingency.when().onlyIf() != null) {
            found.add(
                    new Unsupported(
                            name
                                    + "is offered only `if` a check passes: this version cannot ask"
                                    + " one before it offers a contingency yet.",
                            "Make it the first step of the contingency."));
        }
        contingency.endings().stream()
                .map(ending -> ending(ending.then()))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(ending ->
                        found.add(
                                new Unsupported(
                                        name
                                                + "ends with `%s`: this version cannot do that yet."
                                                        .formatted(ending),
                                        "Write `hold`, and say in a step what to do.")));
        contingency.steps().forEach(step -> step(step, found));
    }

    private static @Nullable String ending(Then then) {
        return switch (then) {
            case Then.ContinueAt _, Then.RollBack _, Then.RollBackTo _, Then.Postpone _ ->
                    then.key();
            case Then.Resume _, Then.Retry _, Then.Hold _, Then.Scrub _ -> null;
        };
    }

    private static boolean retries(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Retry _ -> true;
            case Reaction.Hold _, Reaction.Open _ -> false;
        };
    }

    private static Unsupported in(Step step, String what, String instead) {
        return new Unsupported(
                "Step %s, %s, %s".formatted(step.basics().number(), step.title(), what), instead);
    }
}
