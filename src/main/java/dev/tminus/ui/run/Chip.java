package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.run.rules.QuorumTally;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chip of a checklist row: checks first, then the poll, then sign-offs. Public for the
/// serialiser that hands it to the browser.
///
/// @param tone class of `.chip`, `out` for what is not open yet
/// @param place that shows more, empty where there is none
public record Chip(String icon, String tone, String text, String title, String place) {

    static List<Chip> of(RunState run, Step step, StepState state, Instant now) {
        var chips = new ArrayList<Chip>();
        if (!step.verify().isEmpty() || !step.requires().isEmpty()) {
            Rules.tries(run, step.id(), now).stream()
                    .filter(tries -> isShown(tries, state))
                    .forEach(tries -> chips.add(check(run, step, state, tries)));
        }
        if (step instanceof GateStep gate) {
            chips.add(poll(gate, state));
        }
        for (var tally : QuorumTally.signatures(step, state)) {
            var tone = tally.isMet() ? "ok" : state.phase() == StepPhase.SIGNING ? "sign" : "out";
            chips.add(
                    new Chip(
                            "pen",
                            tone,
                            say(
                                    "chip.signed",
                                    Names.role(tally.role()),
                                    tally.given(),
                                    tally.wanted()),
                            say("chip.signed.title"),
                            ""));
        }
        return chips;
    }

    /// Protections matter until the step starts.
    private static boolean isShown(CheckProgress tries, StepState state) {
        return tries.part() != CheckProgress.Part.PROTECTION || state.phase().isAhead();
    }

    private static Chip check(RunState run, Step step, StepState state, CheckProgress tries) {
        var title = run.checklist().runbook().check(tries.check()).title();
        var protects = tries.part() == CheckProgress.Part.PROTECTION;
        var place = Places.check(run.id(), step.id(), tries.use());
        var look =
                state.underWay(tries.use())
                        ? new Face("checking", "run", "running")
                        : face(state.lastOutcome(tries.use()), tries, protects);
        var text =
                tries.wanted() > 1
                        ? say("chip.row", tries.use(), tries.passes(), tries.wanted())
                        : tries.use();
        var what = protects ? say("chip.protects", title) : title;
        return new Chip(
                look.icon(), look.tone(), text, say("check.title." + look.word(), what), place);
    }

    private static Face face(@Nullable Outcome last, CheckProgress tries, boolean protects) {
        return switch (last) {
            case null ->
                    tries.holds()
                            ? new Face("check", "ok", "passed")
                            : new Face(protects ? "shield" : "checking", "out", "not-run");
            case Outcome.Passed _ ->
                    tries.holds() || protects
                            ? new Face("check", "ok", "passed")
                            : new Face("checking", "run", "repeated");
            case Outcome.Failed _ -> new Face("failed", "fail", "failed");
            case Outcome.Inconclusive _ -> new Face("error", "fail", "inconclusive");
        };
    }

    /// How a chip looks.
    ///
    /// @param word end of the key of its title
    private record Face(String icon, String tone, String word) {}

    private static Chip poll(GateStep gate, StepState state) {
        var votes = QuorumTally.votes(gate, state);
        var wanted = votes.stream().mapToInt(QuorumTally::wanted).sum();
        var go = votes.stream().mapToInt(one -> Math.min(one.wanted(), one.given())).sum();
        var tone =
                switch (state.phase()) {
                    case DONE, SIGNING -> "ok";
                    case RUNNING -> "sign";
                    case NO_GO, FAILED -> "fail";
                    default -> "out";
                };
        return new Chip("poll", tone, say("chip.poll", go, wanted), say("chip.poll.title"), "");
    }
}
