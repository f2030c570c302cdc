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
        evidence.fact("matched", ResultText.count(result.keys() - result.all(), "key", "keys"));
        evidence.fact(
                "missing in " + names.of(false), ResultText.number(result.count(Kind.MISSING)));
        evidence.fact("missing in " + names.of(true), ResultText.number(result.count(Kind.EXTRA)));
        evidence.fact("changed", ResultText.number(result.count(Kind.CHANGED)));
        evidence.fact("planted differences found", planted());
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

    Outcome outcome(AttemptEvidence evidence, List<EvidenceRef> files) {
        var digest =
                new Digest("counts")
                        .add(result.digest())
                        .add(check.within())
                        .add(check.atLeast())
                        .add(check.sameSource())
                        .hex();
        if (result.all() > 0) {
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
        if (result.keys() == 1 && tally.hasEmptyKey()) {
            return "%s counts %s and %s counts %s, %s wanted."
                    .formatted(
                            names.of(true),
                            ResultText.number(tally.totals(true).sum()),
                            names.of(false),
                            ResultText.number(tally.totals(false).sum()),
                            wanted);
        }
        var parts = new ArrayList<String>();
        part(parts, result.count(Kind.MISSING), "missing in " + names.of(false));
        part(parts, result.count(Kind.EXTRA), "missing in " + names.of(true));
        if (result.count(Kind.CHANGED) > 0) {
            parts.add(
                    ResultText.count(result.count(Kind.CHANGED), "count differs", "counts differ"));
        }
        return "%s and %s differ in %s of %s: %s; %s wanted."
                .formatted(
                        names.of(true),
                        names.of(false),
                        ResultText.number(result.all()),
                        ResultText.count(result.keys(), "key", "keys"),
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
                        ResultText.count(result.keys(), "key", "keys"),
                        Wanted.of(check.within()));
    }

    /// Of the left side, and of the right one.
    List<String> totals() {
        return List.of(
                ResultText.number(tally.totals(true).sum()),
                ResultText.number(tally.totals(false).sum()));
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
                            i < last ? "" : ResultText.within(check.within()),
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
