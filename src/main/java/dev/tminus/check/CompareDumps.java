package dev.tminus.check;

import dev.tminus.check.CheckReport.RowDifferences;
import dev.tminus.comparison.AlignColumns;
import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.ComparisonRules;
import dev.tminus.comparison.Layout;
import dev.tminus.comparison.SideColumns;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Compares the rows of two sides one by one, and keeps both as dumps while they pass.
final class CompareDumps {

    private final DumpCheck check;
    private final AttemptContext work;
    private final AttemptEvidence evidence;
    private final SideNames names;
    private final ComparisonRules asked;

    CompareDumps(DumpCheck check, AttemptContext work, AttemptEvidence evidence) {
        this.check = check;
        this.work = work;
        this.evidence = evidence;
        this.names = new SideNames(check.left(), check.right());
        this.asked =
                new ComparisonRules(check.key(), check.columns(), check.ignore(), check.mask());
    }

    Outcome carryOut() throws NoAnswer, CannotCompare, IOException {
        var both = work.bothSides();
        try (var opening = new OpenSides(names, work.sources().with(both.stop()), work.clock())) {
            var sides = opening.open(both, check.sameSource(), evidence);
            var columns = both.run(() -> sides.left().columns(), () -> sides.right().columns());
            var layout = AlignColumns.align(asked, columns.left(), columns.right());
            return compare(sides, columns, layout, both);
        }
    }

    private Outcome compare(
            Both<OpenSide> sides, Both<SideColumns> columns, Layout layout, BothSides both)
            throws NoAnswer, CannotCompare, IOException {
        try (var files = new SideBySide(work, evidence, names, layout)) {
            var compared =
                    files.compare(
                            both,
                            () -> columns.left().held(sides.left().readOrdered(layout, true)),
                            () -> columns.right().held(sides.right().readOrdered(layout, false)));
            if (!check.sameSource()) {
                SameRows.refuseRead(sides, both);
            }
            var verdict = new DumpVerdict(check, names, layout, compared);
            verdict.describe(evidence);
            verdict.refuseUnproven();
            verdict.refuseBlind();
            return keep(sides, verdict, files);
        } catch (NoAnswer | CannotCompare | IOException e) {
            readSoFar(sides, both);
            throw e;
        }
    }

    private Outcome keep(Both<OpenSide> sides, DumpVerdict verdict, SideBySide kept)
            throws IOException {
        var dumps = kept.keepDumps();
        var left = dumps.left();
        var right = dumps.right();
        var files = new ArrayList<EvidenceRef>();
        files.add(left);
        files.add(sidecar(sides.left(), verdict, left, Kind.LEFT_SIDECAR));
        files.add(right);
        files.add(sidecar(sides.right(), verdict, right, Kind.RIGHT_SIDECAR));
        files.addAll(kept.keepDifferences());
        var rows = verdict.compared();
        var reports =
                List.of(
                        sides.left().report(rows.left(), left.sha256()),
                        sides.right().report(rows.right(), right.sha256()));
        files.add(
                evidence.report(
                        new RowDifferences(evidence.wanted(), reports, kept.comparison(rows))));
        return verdict.outcome(evidence, new Both<>(left.sha256(), right.sha256()), files);
    }

    private void readSoFar(Both<OpenSide> sides, BothSides both) {
        evidence.sides(
                List.of(
                        sides.left().report(both.rows(true).get(), ""),
                        sides.right().report(both.rows(false).get(), "")));
    }

    private EvidenceRef sidecar(OpenSide side, DumpVerdict verdict, EvidenceRef dump, Kind kind)
            throws IOException {
        var isLeft = kind == Kind.LEFT_SIDECAR;
        var sidecar =
                new Sidecar(
                        Sidecar.FORMAT,
                        dump.name(),
                        side.name(),
                        side.server(),
                        side.readAt(),
                        verdict.layout().columns().stream().map(Sidecar.SidecarColumn::of).toList(),
                        isLeft ? verdict.compared().left() : verdict.compared().right(),
                        dump.sha256());
        try (var file = evidence.begin(kind, names.file(isLeft) + ".json")) {
            CheckReports.writeJson(sidecar, file);
            return file.keep();
        }
    }
}
