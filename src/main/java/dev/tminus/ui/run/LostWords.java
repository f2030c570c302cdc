package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.rules.Awaited.Lost;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Says that nobody is left for what a run waits for, and who has gone.
final class LostWords {

    private LostWords() {}

    /// One sentence for each way to act in a role, with the steps that wait for it; nothing where
    /// somebody is left for everything.
    static List<String> all(Desk desk) {
        var steps = new LinkedHashMap<String, List<String>>();
        for (var lost : lost(desk)) {
            var at = steps.computeIfAbsent(words(desk, lost), _ -> new ArrayList<>());
            if (lost.step() != null) {
                at.add(desk.state().checklist().step(lost.step()).basics().number());
            }
        }
        return steps.entrySet().stream()
                .map(one ->
                        one.getValue().isEmpty()
                                ? one.getKey()
                                : String.join(", ", one.getValue()) + ": " + one.getKey())
                .toList();
    }

    /// About one step and role; empty where somebody is left.
    static String of(Desk desk, Step step, RoleName role) {
        return lost(desk).stream()
                .filter(lost -> step.id().equals(lost.step()) && role.equals(lost.role()))
                .map(lost -> words(desk, lost))
                .findFirst()
                .orElse("");
    }

    private static List<Lost> lost(Desk desk) {
        return Rules.lost(desk.state(), desk.board().workspace(), desk.now());
    }

    private static String words(Desk desk, Lost lost) {
        var names =
                lost.gone().stream()
                        .map(one -> Names.person(desk.board().workspace(), one))
                        .collect(Collectors.joining(", "));
        var why =
                switch (lost.gone().size()) {
                    case 0 -> say("run.lost.none");
                    case 1 -> say("run.lost.one", names);
                    default -> say("run.lost.many", names);
                };
        var role = Names.role(lost.role());
        return switch (lost.task()) {
            case SIGN -> say("run.lost.SIGN", role, why);
            case VOTE -> say("run.lost.VOTE", role, why);
            default -> say("run.lost.other", role, why);
        };
    }
}
