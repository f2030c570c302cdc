package dev.tminus.check;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.source.NoAnswer;
import java.io.IOException;

/// How a check of one kind is carried out; the only place that knows all kinds.
///
/// @param wanted what would make it pass, as it goes before "wanted"
public record Procedure(String wanted, Work work) {

    public static Procedure of(CheckSpec spec) {
        return switch (spec) {
            case SqlCheck check ->
                    new Procedure(
                            Wanted.of(check.expect()),
                            (work, evidence) ->
                                    new AskForValue(check, check.side(), work, evidence)
                                            .carryOut(value ->
                                                    Judgement.holds(
                                                            check.expect(),
                                                            value,
                                                            work.sources())));
            case CountsCheck check ->
                    new Procedure(
                            Wanted.of(check.within()),
                            (work, evidence) ->
                                    new CompareCounts(check, work, evidence).carryOut());
            case DumpCheck check ->
                    new Procedure(
                            Wanted.of(check.allow()),
                            (work, evidence) -> new CompareDumps(check, work, evidence).carryOut());
            case CheckSpec.OutOfReach _ ->
                    new Procedure(
                            "what the runbook says",
                            (_, _) -> {
                                throw new IllegalStateException("Out of reach: " + spec.kind());
                            });
        };
    }

    /// Comes to an outcome.
    interface Work {
        Outcome carryOut(AttemptContext work, AttemptEvidence evidence)
                throws NoAnswer, CannotCompare, IOException;
    }
}
