package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.rules.Awaited.Lost;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Says that nobody is left for what a run waits for, and who has gone.
final class LostWords {

    private LostWords() {}

    /// One sentence for each way to act in a role, with the steps that wait for it; nothing where
    /// somebody is left for everything.
    static List<String> all(RunGateway gateway) {
        var steps = new LinkedHashMap<String, List<String>>();
        for (var lost : lost(gateway)) {
            var at = steps.computeIfAbsent(words(gateway, lost), _ -> new ArrayList<>());
            if (lost.step() != null) {
                at.add(gateway.state().checklist().step(lost.step()).basics().number());
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
    static String of(RunGateway gateway, Step step, RoleName role) {
        return lost(gateway).stream()
                .filter(lost -> step.id().equals(lost.step()) && role.equals(lost.role()))
                .map(lost -> words(gateway, lost))
                .findFirst()
                .orElse("");
    }

    private static List<Lost> lost(RunGateway gateway) {
        return Rules.lost(gateway.state(), gateway.board().workspace(), gateway.now());
    }

    private static String words(RunGateway gateway, Lost lost) {
        var names =
                lost.gone().stream()
                        .map(one -> Names.person(gateway.board().workspace(), one))
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
