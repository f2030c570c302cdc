package dev.tminus.check;

import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.Sample;
import dev.tminus.check.Tally.Kind;
import dev.tminus.check.Tally.Result;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Passed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What compared counts mean for their check. No key is in it.
record CountsVerdict(CountsCheck check, SideNames names, Tally tally, Result result) {

    void describe(Proof proof) {
        for (var isLeft : List.of(true, false)) {
            var totals = tally.totals(isLeft);
            proof.fact(
                    names.of(isLeft),
                    Words.number(totals.sum())
                            + " in "
                            + Words.count(totals.rows(), "row", "rows"));
        }
        proof.fact("wanted", proof.wanted());
        proof.fact("matched", Words.count(result.keys() - result.all(), "key", "keys"));
        proof.fact("missing in " + names.of(false), Words.number(result.count(Kind.MISSING)));
        proof.fact("missing in " + names.of(true), Words.number(result.count(Kind.EXTRA)));
        proof.fact("changed", Words.number(result.count(Kind.CHANGED)));
        proof.fact("planted differences found", planted());
    }

    private String planted() {
        return result.found() + " of " + Tally.PLANTED;
    }

    void refuseUnproven() throws CannotCompare {
        if (!result.proven()) {
            throw new CannotCompare(
                    "The comparison did not find the differences planted in it, so that it proves"
                            + " nothing; with "
                            + Wanted.of(check.within())
                            + " wanted it cannot fail.");
        }
    }

    Outcome outcome(Proof proof, List<EvidenceRef> files) {
        var digest =
                new Digest("counts")
                        .add(result.digest())
                        .add(check.within())
                        .add(check.atLeast())
                        .add(check.sameSource())
                        .hex();
        if (result.all() > 0) {
            return new Failed(different(), proof.facts(), digest, files);
        }
        for (var isLeft : List.of(true, false)) {
            var sum = tally.totals(isLeft).sum();
            if (sum.compareTo(BigDecimal.valueOf(check.atLeast())) < 0) {
                return new Failed(tooFew(isLeft, sum), proof.facts(), digest, files);
            }
        }
        return new Passed(same(), proof.facts(), digest, files);
    }

    private String tooFew(boolean isLeft, BigDecimal sum) {
        return "%s counts %s in all, at least %s wanted, so that nothing against nothing never passes."
                .formatted(names.of(isLeft), Words.number(sum), Words.number(check.atLeast()));
    }

    private String different() {
        var wanted = Wanted.of(check.within());
        if (result.keys() == 1 && tally.hasEmptyKey()) {
            return "%s counts %s and %s counts %s, %s wanted."
                    .formatted(
                            names.of(true),
                            Words.number(tally.totals(true).sum()),
                            names.of(false),
                            Words.number(tally.totals(false).sum()),
                            wanted);
        }
        var parts = new ArrayList<String>();
        part(parts, result.count(Kind.MISSING), "missing in " + names.of(false));
        part(parts, result.count(Kind.EXTRA), "missing in " + names.of(true));
        if (result.count(Kind.CHANGED) > 0) {
            parts.add(Words.count(result.count(Kind.CHANGED), "count differs", "counts differ"));
        }
        return "%s and %s differ in %s of %s: %s; %s wanted."
                .formatted(
                        names.of(true),
                        names.of(false),
                        Words.number(result.all()),
                        Words.count(result.keys(), "key", "keys"),
                        Words.list(parts),
                        wanted);
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Words.number(count) + " " + what);
        }
    }

    private String same() {
        return "%s counts %s and %s %s over %s, %s wanted."
                .formatted(
                        names.of(true),
                        Words.number(tally.totals(true).sum()),
                        names.of(false),
                        Words.number(tally.totals(false).sum()),
                        Words.count(result.keys(), "key", "keys"),
                        Wanted.of(check.within()));
    }

    /// Of the left side, and of the right one.
    List<String> totals() {
        return List.of(
                Words.number(tally.totals(true).sum()), Words.number(tally.totals(false).sum()));
    }

    /// @param columns the key's and, last, the number's
    Comparison report(List<String> columns, List<Sample> samples) {
        int last = columns.size() - 1;
        var reports = new ArrayList<ColumnReport>();
        for (int i = 0; i < columns.size(); i++) {
            reports.add(
                    new ColumnReport(
                            columns.get(i),
                            i < last,
                            i == last,
                            false,
                            i < last ? "" : Words.within(check.within()),
                            i < last ? 0 : result.count(Kind.CHANGED)));
        }
        return new Comparison(
                columns.subList(0, last),
                result.keys() - result.all(),
                result.count(Kind.MISSING),
                result.count(Kind.EXTRA),
                result.count(Kind.CHANGED),
                0,
                reports,
                List.of(),
                samples,
                planted());
    }
}
