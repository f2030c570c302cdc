package dev.tminus.check;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.Compared;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Passed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What compared counts mean for their check. No key is in it.
record CountsVerdict(CountsCheck check, SideNames names, Tally tally, Compared compared) {

    void describe(AttemptEvidence evidence) {
        for (var isLeft : List.of(true, false)) {
            var totals = tally.totals(isLeft);
            evidence.fact(
                    names.of(isLeft),
                    ResultText.number(totals.sum())
                            + " in "
                            + ResultText.count(totals.rows(), "row", "rows"));
        }
        evidence.fact("wanted", evidence.wanted());
        evidence.fact("matched", ResultText.count(compared.matched(), "key", "keys"));
        evidence.fact("missing in " + names.of(false), ResultText.number(compared.missing()));
        evidence.fact("missing in " + names.of(true), ResultText.number(compared.extra()));
        evidence.fact("changed", ResultText.number(compared.changed()));
        evidence.fact("planted differences found", compared.control());
    }

    void refuseUnproven() throws CannotCompare {
        if (!compared.proven()) {
            throw new CannotCompare(
                    "The comparison did not find the differences planted in it, so that it proves"
                            + " nothing; with "
                            + Wanted.of(check.within())
                            + " wanted it cannot fail.");
        }
    }

    Outcome outcome(AttemptEvidence evidence, List<EvidenceRef> files) {
        var digest =
                new Digest("counts")
                        .add(tally.digest())
                        .add(check.within())
                        .add(check.atLeast())
                        .add(check.sameSource())
                        .hex();
        if (differences() > 0) {
            return new Failed(different(), evidence.facts(), digest, files);
        }
        for (var isLeft : List.of(true, false)) {
            var sum = tally.totals(isLeft).sum();
            if (sum.compareTo(BigDecimal.valueOf(check.atLeast())) < 0) {
                return new Failed(tooFew(isLeft, sum), evidence.facts(), digest, files);
            }
        }
        return new Passed(same(), evidence.facts(), digest, files);
    }

    private String tooFew(boolean isLeft, BigDecimal sum) {
        return "%s counts %s in all, at least %s wanted, so that nothing against nothing never passes."
                .formatted(
                        names.of(isLeft),
                        ResultText.number(sum),
                        ResultText.number(check.atLeast()));
    }

    private String different() {
        var wanted = Wanted.of(check.within());
        if (keys() == 1 && tally.hasEmptyKey()) {
            return "%s counts %s and %s counts %s, %s wanted."
                    .formatted(
                            names.of(true),
                            ResultText.number(tally.totals(true).sum()),
                            names.of(false),
                            ResultText.number(tally.totals(false).sum()),
                            wanted);
        }
        var parts = new ArrayList<String>();
        part(parts, compared.missing(), "missing in " + names.of(false));
        part(parts, compared.extra(), "missing in " + names.of(true));
        if (compared.changed() > 0) {
            parts.add(ResultText.count(compared.changed(), "count differs", "counts differ"));
        }
        return "%s and %s differ in %s of %s: %s; %s wanted."
                .formatted(
                        names.of(true),
                        names.of(false),
                        ResultText.number(differences()),
                        ResultText.count(keys(), "key", "keys"),
                        ResultText.list(parts),
                        wanted);
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(ResultText.number(count) + " " + what);
        }
    }

    private String same() {
        return "%s counts %s and %s %s over %s, %s wanted."
                .formatted(
                        names.of(true),
                        ResultText.number(tally.totals(true).sum()),
                        names.of(false),
                        ResultText.number(tally.totals(false).sum()),
                        ResultText.count(keys(), "key", "keys"),
                        Wanted.of(check.within()));
    }

    /// Of the left side, and of the right one.
    List<String> totals() {
        return List.of(
                ResultText.number(tally.totals(true).sum()),
                ResultText.number(tally.totals(false).sum()));
    }

    private long keys() {
        return compared.matched() + differences();
    }

    private long differences() {
        return compared.missing() + compared.extra() + compared.changed();
    }
}
