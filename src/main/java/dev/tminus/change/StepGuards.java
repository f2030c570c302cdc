package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Steps that are in one version only: what goes with them, and what they bring.
final class StepGuards {

    private StepGuards() {}

    static void tellGone(Step step, String lane, About about) {
        var guards = guards(step);
        var text = "Step \"%s\" of \"%s\" is gone".formatted(step.title(), lane);
        if (guards.isEmpty()) {
            about.add(Kind.REMOVED, text + ".");
        } else {
            about.add(Kind.WEAKENED, text + ", with " + String.join(" and ", guards) + ".");
        }
    }

    static void tellNew(Step step, String lane, About about) {
        about.add(
                Kind.ADDED,
                "Step \"%s\" of \"%s\" is new, for `%s`."
                        .formatted(step.title(), lane, step.owner()));
        var effects = step.safeguards().effects();
        if (!effects.destroys().isEmpty()) {
            about.add(
                    Kind.WEAKENED,
                    "It destroys %s.".formatted(ChangeCollector.list(effects.destroys())));
        } else if (effects.irreversible()) {
            about.add(Kind.WEAKENED, "Nothing takes it back: it is a point of no return.");
        }
        CompareSafeguards.accepted(List.of(), step.safeguards().accepted(), about);
    }

    /// Whether something is checked, signed or decided in it.
    static boolean isOne(Step step) {
        return !guards(step).isEmpty();
    }

    private static List<String> guards(Step step) {
        var guards = new ArrayList<String>();
        var deciding = step.verify().stream().filter(use -> !use.reportOnly()).toList();
        collect(guards, "its check", deciding, CheckUse::as);
        collect(guards, "what it requires,", step.requires(), Requirement::as);
        collect(guards, "the signature of", step.signOffs(), SignOff::role);
        collect(
                guards,
                "the vote of",
                step instanceof GateStep gate ? gate.poll() : List.of(),
                Quorum::role);
        return guards;
    }

    private static <T> void collect(
            List<String> guards, String what, List<T> some, Function<T, Object> name) {
        if (!some.isEmpty()) {
            guards.add(what + " " + ChangeCollector.list(some.stream().map(name).toList()));
        }
    }
}
