package dev.tminus.run.rules;

import dev.tminus.run.StepState;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.RoleName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// How many of a role have signed or said go, of those that a step asks for. A role that is listed
/// twice owes both counts.
public record QuorumTally(RoleName role, int given, int wanted) {

    public boolean isMet() {
        return given >= wanted;
    }

    /// The signatures that a step asks for, in the order of the file.
    public static List<QuorumTally> signatures(Step step, StepState state) {
        return of(
                step.signOffs().stream().map(SignOff::quorum),
                role ->
                        state.signatures().stream()
                                .filter(signature -> signature.role().equals(role))
                                .count());
    }

    /// The votes for go that a step asks for, in the order of the file; none where it is no poll.
    public static List<QuorumTally> votes(Step step, StepState state) {
        return of(
                step instanceof GateStep gate ? gate.poll().stream() : Stream.empty(),
                role ->
                        state.ballots().stream()
                                .filter(ballot -> ballot.go() && ballot.role().equals(role))
                                .count());
    }

    private static List<QuorumTally> of(Stream<Quorum> quorums, ToLongFunction<RoleName> given) {
        var wanted = new LinkedHashMap<RoleName, Integer>();
        quorums.forEach(quorum -> wanted.merge(quorum.role(), quorum.count(), Integer::sum));
        return wanted.entrySet().stream()
                .map(one ->
                        new QuorumTally(
                                one.getKey(),
                                (int) given.applyAsLong(one.getKey()),
                                one.getValue()))
                .toList();
    }
}
