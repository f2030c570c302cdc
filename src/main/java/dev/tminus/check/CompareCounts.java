package dev.tminus.check;

import dev.tminus.check.CheckReport.CountDifferences;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.source.Column;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Compares the counts of two sides key by key: every key on both sides, every number within the
/// tolerance, and enough of it that something was compared at all.
final class CompareCounts {

    private static final int KEYS_A_LOOK = 1_000;

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
        this.tally = new Tally(check.within());
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
            return judge(sides, names(columns.left()));
        }
    }

    private static List<Column> key(List<Column> columns) {
        return columns.subList(0, columns.size() - 1);
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(column -> column.name().toLowerCase(Locale.ROOT)).toList();
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

    private Outcome judge(Both<OpenSide> sides, List<String> columns)
            throws NoAnswer, CannotCompare, IOException {
        var told = new AtomicLong();
        try (var files = new CountFiles(evidence, names, columns)) {
            var result =
                    tally.compare((key, left, right, kind) -> {
                        if (told.incrementAndGet() % KEYS_A_LOOK == 0) {
                            work.sources().goesOn("The comparison");
                        }
                        files.add(values(key), left, right, kind);
                    });
            var verdict = new CountsVerdict(check, names, tally, result);
            verdict.describe(evidence);
            verdict.refuseUnproven();
            return keep(sides, verdict, files);
        }
    }

    private static List<@Nullable String> values(Key key) {
        var texts = new ArrayList<@Nullable String>();
        for (var value : key.values()) {
            texts.add(value.text());
        }
        return texts;
    }

    private Outcome keep(Both<OpenSide> sides, CountsVerdict verdict, CountFiles files)
            throws IOException {
        var kept = new ArrayList<EvidenceRef>();
        var left = files.keepDump(true);
        var right = files.keepDump(false);
        kept.add(left);
        kept.add(right);
        kept.addAll(files.keepDifferences());
        evidence.fact("dump of " + names.of(true), left.sha256());
        evidence.fact("dump of " + names.of(false), right.sha256());
        var reports =
                List.of(
                        sides.left().report(tally.totals(true).rows(), left.sha256()),
                        sides.right().report(tally.totals(false).rows(), right.sha256()));
        kept.add(
                evidence.report(
                        new CountDifferences(
                                evidence.wanted(),
                                reports,
                                verdict.totals(),
                                verdict.report(files.columns(), files.samples()))));
        return verdict.outcome(evidence, kept);
    }
}
