package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Names;
import java.util.ArrayList;
import java.util.List;

/// A chip of a checklist row: checks first, then the poll, then sign-offs. Public for the
/// serialiser that hands it to the browser.
///
/// @param tone class of `.chip`, `out` for what is not open yet
public record Chip(String icon, String tone, String text, String title) {

    static List<Chip> of(RunState run, Step step, StepState state) {
        var chips = new ArrayList<Chip>();
        if (!step.verify().isEmpty()) {
            for (var use : step.verify()) {
                var spec = run.checklist().runbook().check(use.check());
                chips.add(check(use.as(), spec.title(), state));
            }
        }
        if (step instanceof GateStep gate) {
            chips.add(poll(gate, state));
        }
        for (var signOff : step.signOffs()) {
            var tone =
                    Awaits.isMet(signOff, state)
                            ? "ok"
                            : state.phase() == StepPhase.SIGNING ? "sign" : "out";
            chips.add(
                    new Chip(
                            "pen",
                            tone,
                            say(
                                    "chip.signed",
                                    Names.role(signOff.role()),
                                    Awaits.signed(signOff.role(), state),
                                    signOff.count()),
                            say("chip.signed.title")));
        }
        return chips;
    }

    private static Chip check(String use, String title, StepState state) {
        if (state.underWay(use)) {
            return new Chip("checking", "run", use, say("check.title.running", title));
        }
        return switch (state.lastOutcome(use)) {
            case null -> new Chip("checking", "out", use, say("check.title.not-run", title));
            case Outcome.Passed _ -> new Chip("check", "ok", use, say("check.title.passed", title));
            case Outcome.Failed _ ->
                    new Chip("failed", "fail", use, say("check.title.failed", title));
            case Outcome.Inconclusive _ ->
                    new Chip("error", "fail", use, say("check.title.inconclusive", title));
        };
    }

    private static Chip poll(GateStep gate, StepState state) {
        var wanted = gate.poll().stream().mapToInt(Quorum::count).sum();
        var go =
                gate.poll().stream()
                        .mapToInt(one -> Math.min(one.count(), Awaits.go(one.role(), state)))
                        .sum();
        var tone =
                switch (state.phase()) {
                    case DONE, SIGNING -> "ok";
                    case RUNNING -> "sign";
                    case NO_GO, FAILED -> "fail";
                    case PLANNED, WAITING, READY, CHECKING, INCONCLUSIVE, NOT_REACHED -> "out";
                };
        return new Chip("poll", tone, say("chip.poll", go, wanted), say("chip.poll.title"));
    }
}
