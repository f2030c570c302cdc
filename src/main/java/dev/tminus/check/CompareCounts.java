package dev.tminus.check;

import dev.tminus.check.CheckReport.CountDifferences;
import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.ComparedColumn;
import dev.tminus.comparison.Layout;
import dev.tminus.comparison.Layout.SideColumn;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.source.Column;
import dev.tminus.source.Column.Spelling;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Compares the counts of two sides key by key: every key on both sides, every number within the
/// tolerance, and enough of it that something was compared at all.
final class CompareCounts {

    private final CountsCheck check;
    private final AttemptContext work;
    private final AttemptEvidence evidence;
    private final SideNames names;
    private final Tally tally;

    CompareCounts(CountsCheck check, AttemptContext work, AttemptEvidence evidence) {
        this.check = check;
        this.work = work;
        this.evidence = evidence;
        this.names = new SideNames(check.left(), check.right());
        this.tally = new Tally();
    }

    Outcome carryOut() throws NoAnswer, CannotCompare, IOException {
        var both = work.bothSides();
        try (var opening = new OpenSides(names, work.sources().with(both.stop()), work.clock())) {
            var sides = opening.open(both, check.sameSource(), evidence);
            var left = new CountedSide(sides.left(), true, tally, both.rows(true));
            var right = new CountedSide(sides.right(), false, tally, both.rows(false));
            var columns = both.run(left::readAll, right::readAll);
            if (!check.sameSource()) {
                SameRows.refuseRead(sides, both);
            }
            refuseOtherKeys(key(columns.left()), key(columns.right()));
            return judge(sides, columns, both);
        }
    }

    private static List<Column> key(List<Column> columns) {
        return columns.subList(0, columns.size() - 1);
    }

    private void refuseOtherKeys(List<Column> left, List<Column> right) throws CannotCompare {
        if (left.size() != right.size()) {
            throw new CannotCompare(
                    "%s has %s and %s %s; both sides need the same key."
                            .formatted(
                                    names.of(true),
                                    ResultText.count(left.size(), "key column", "key columns"),
                                    names.of(false),
                                    left.size() > right.size() && right.isEmpty()
                                            ? "none"
                                            : ResultText.number(right.size())));
        }
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).kind() != right.get(i).kind()) {
                throw new CannotCompare(
                        "Key column %d is %s in %s (%s) and %s in %s (%s); cast one of them."
                                .formatted(
                                        i + 1,
                                        left.get(i).kind().words(),
                                        names.of(true),
                                        left.get(i).name(),
                                        right.get(i).kind().words(),
                                        names.of(false),
                                        right.get(i).name()));
            }
        }
    }

    private Outcome judge(Both<OpenSide> sides, Both<List<Column>> columns, BothSides both)
            throws NoAnswer, CannotCompare, IOException {
        tally.end();
        var left = tally.rows(true, columns.left());
        var right = tally.rows(false, columns.right());
        try (var files = new SideBySide(work, evidence, names, layout(columns))) {
            var compared = files.compare(both, () -> left, () -> right);
            var verdict = new CountsVerdict(check, names, tally, compared);
            verdict.describe(evidence);
            verdict.refuseUnproven();
            return keep(sides, verdict, files);
        }
    }

    /// All columns but the last are the key, whatever their names.
    private Layout layout(Both<List<Column>> columns) {
        int last = columns.left().size() - 1;
        var within = new ColumnRule(check.within(), Duration.ZERO, false, false);
        var compared = new ArrayList<ComparedColumn>();
        for (int i = 0; i <= last; i++) {
            var column = columns.left().get(i);
            compared.add(
                    new ComparedColumn(
                            column.name().toLowerCase(Locale.ROOT),
                            column.kind(),
                            Spelling.EXACT,
                            i < last,
                            false,
                            i < last ? ColumnRule.EXACT : within));
        }
        return new Layout(
                compared, true, last, placed(columns.left()), placed(columns.right()), List.of());
    }

    private static List<SideColumn> placed(List<Column> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new SideColumn(i, columns.get(i)))
                .toList();
    }

    private Outcome keep(Both<OpenSide> sides, CountsVerdict verdict, SideBySide kept)
            throws IOException {
        var dumps = kept.keepDumps();
        var left = dumps.left();
        var right = dumps.right();
        var files = new ArrayList<>(List.of(left, right));
        files.addAll(kept.keepDifferences());
        var reports =
                List.of(
                        sides.left().report(verdict.compared().left(), left.sha256()),
                        sides.right().report(verdict.compared().right(), right.sha256()));
        files.add(
                evidence.report(
                        new CountDifferences(
                                evidence.wanted(),
                                reports,
                                verdict.totals(),
                                kept.comparison(verdict.compared()))));
        return verdict.outcome(evidence, files);
    }
}
