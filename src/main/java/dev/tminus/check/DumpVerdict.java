package dev.tminus.check;

import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.Compared;
import dev.tminus.comparison.Layout;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.Tolerance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// What the numbers of a comparison of rows mean for its check. No value of a row is in it.
record DumpVerdict(DumpCheck check, SideNames names, Layout layout, Compared compared) {

    void describe(AttemptEvidence evidence) {
        evidence.fact(names.of(true), ResultText.count(compared.left(), "row", "rows"));
        evidence.fact(names.of(false), ResultText.count(compared.right(), "row", "rows"));
        evidence.fact("wanted", evidence.wanted());
        evidence.fact("matched", ResultText.count(compared.matched(), "row", "rows"));
        evidence.fact("missing in " + names.of(false), ResultText.number(compared.missing()));
        evidence.fact("extra in " + names.of(false), ResultText.number(compared.extra()));
        if (layout.keyed()) {
            evidence.fact("changed", ResultText.number(compared.changed()));
        }
        for (int i = 0; i < layout.columns().size(); i++) {
            if (compared.differing().get(i) > 0) {
                evidence.fact(
                        "changed in " + column(i), ResultText.number(compared.differing().get(i)));
            }
        }
        if (compared.duplicates() > 0) {
            evidence.fact(
                    "rows beyond the first of their " + (layout.keyed() ? "key" : "like"),
                    ResultText.number(compared.duplicates()));
        }
        evidence.fact("planted differences found", compared.control());
    }

    /// Of two files nobody else says that what stands in the first line are names, and no values.
    private String column(int index) {
        var name = layout.columns().get(index).name();
        var files = check.left() instanceof Side.Csv && check.right() instanceof Side.Csv;
        return !files || check.columns().keySet().stream().anyMatch(name::equalsIgnoreCase)
                ? name
                : "column " + (layout.side(true).get(index).index() + 1);
    }

    void refuseUnproven() throws CannotCompare {
        if (compared.proven()) {
            return;
        }
        var why =
                compared.blind().isEmpty()
                        ? "this is a fault of tminus."
                        : "the rule of column %s lets everything pass, so that it cannot fail."
                                .formatted(ResultText.list(compared.blind()));
        throw new CannotCompare(
                "The comparison found %s differences planted in it and so proves nothing: %s"
                        .formatted(compared.control(), why));
    }

    /// An allowance that lets sides pass which have nothing in common lets everything pass.
    void refuseBlind() throws CannotCompare {
        var enough = Math.min(compared.left(), compared.right()) >= check.atLeast();
        var common = compared.matched() + compared.changed();
        if (enough && common == 0 && !differences().isEmpty() && allowed()) {
            throw new CannotCompare(
                    "%s and %s have no row in common, and `allow` lets that pass: it proves nothing. Fix: allow fewer rows to be missing or extra."
                            .formatted(names.of(true), names.of(false)));
        }
    }

    Outcome outcome(AttemptEvidence evidence, Both<String> contents, List<EvidenceRef> files) {
        var digest = digest(contents);
        if (!allowed()) {
            return new Failed(different(evidence.wanted()), evidence.facts(), digest, files);
        }
        for (var isLeft : List.of(true, false)) {
            long rows = isLeft ? compared.left() : compared.right();
            if (rows < check.atLeast()) {
                return new Failed(tooFew(isLeft, rows), evidence.facts(), digest, files);
            }
        }
        var summary =
                differences().isEmpty() ? same(evidence.wanted()) : different(evidence.wanted());
        return new Passed(summary, evidence.facts(), digest, files);
    }

    private boolean allowed() {
        return allows(check.allow().missing(), compared.missing())
                && allows(check.allow().extra(), compared.extra())
                && allows(check.allow().changed(), compared.changed());
    }

    private boolean allows(Tolerance tolerance, long found) {
        var number = BigDecimal.valueOf(found);
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> number.compareTo(most) <= 0;
            case Tolerance.Percent(var most) -> {
                var rows = BigDecimal.valueOf(Math.max(compared.left(), compared.right()));
                yield number.movePointRight(2).compareTo(most.multiply(rows, MathContext.UNLIMITED))
                        <= 0;
            }
        };
    }

    private List<String> differences() {
        var parts = new ArrayList<String>();
        if (compared.missing() > 0) {
            parts.add(ResultText.number(compared.missing()) + " missing in " + names.of(false));
        }
        if (compared.extra() > 0) {
            parts.add(ResultText.number(compared.extra()) + " extra in " + names.of(false));
        }
        if (compared.changed() > 0) {
            parts.add(ResultText.number(compared.changed()) + " changed");
        }
        return parts;
    }

    private String different(String wanted) {
        return "%s has %s and %s %s: %s; %s wanted."
                .formatted(
                        names.of(true),
                        ResultText.count(compared.left(), "row", "rows"),
                        names.of(false),
                        ResultText.number(compared.right()),
                        String.join(", ", differences()),
                        wanted);
    }

    private String same(String wanted) {
        return "%s and %s have the same %s, %s wanted."
                .formatted(
                        names.of(true),
                        names.of(false),
                        ResultText.count(compared.left(), "row", "rows"),
                        wanted);
    }

    private String tooFew(boolean isLeft, long rows) {
        return "%s has %s, at least %s wanted%s."
                .formatted(
                        names.of(isLeft),
                        ResultText.count(rows, "row", "rows"),
                        ResultText.number(check.atLeast()),
                        rows == 0 ? ", so that nothing against nothing never passes" : "");
    }

    /// Of what decided: the rows of both sides as they are, and how they were held against each
    /// other.
    private String digest(Both<String> contents) {
        var digest = new Digest("dump").add(contents.left()).add(contents.right());
        for (var column : layout.columns()) {
            digest.add(column.name())
                    .add(column.kind().tag())
                    .add(column.spelling().name())
                    .add(column.key())
                    .add(column.rule());
        }
        return digest.add(layout.ignored())
                .add(check.allow())
                .add(check.atLeast())
                .add(check.sameSource())
                .hex();
    }
}
