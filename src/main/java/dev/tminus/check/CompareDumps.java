package dev.tminus.check;

import dev.tminus.check.CheckReport.RowDifferences;
import dev.tminus.check.CheckReport.Sample;
import dev.tminus.check.Dump.DumpColumn;
import dev.tminus.comparison.AlignColumns;
import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.CompareRows;
import dev.tminus.comparison.ComparedColumn;
import dev.tminus.comparison.ComparedSide;
import dev.tminus.comparison.ComparisonRules;
import dev.tminus.comparison.Difference;
import dev.tminus.comparison.Layout;
import dev.tminus.comparison.SideColumns;
import dev.tminus.evidence.Masks;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        try (var left = dump(layout, true);
                var right = dump(layout, false);
                var differences = differences(layout)) {
            var masks = masks(layout);
            var compared =
                    new CompareRows(layout, both)
                            .compare(
                                    side(sides.left(), columns.left(), layout, true, left),
                                    side(sides.right(), columns.right(), layout, false, right),
                                    one -> differences.add(sample(one, layout, masks)));
            if (!check.sameSource()) {
                SameRows.refuseRead(sides, both);
            }
            var verdict = new DumpVerdict(check, names, layout, compared);
            verdict.describe(evidence);
            verdict.refuseUnproven();
            verdict.refuseBlind();
            return keep(sides, verdict, new Both<>(left, right), differences);
        } catch (NoAnswer | CannotCompare | IOException e) {
            readSoFar(sides, both);
            throw e;
        }
    }

    private static ComparedSide side(
            OpenSide side, SideColumns columns, Layout layout, boolean isLeft, Dump dump) {
        return new ComparedSide(
                isLeft, side.name(), () -> columns.held(side.readOrdered(layout, isLeft)), dump);
    }

    private Dump dump(Layout layout, boolean isLeft) throws IOException {
        var columns =
                layout.columns().stream()
                        .map(column -> new DumpColumn(column.name(), column.masked()))
                        .toList();
        var file =
                evidence.begin(
                        isLeft ? Kind.LEFT_DUMP : Kind.RIGHT_DUMP, names.file(isLeft) + ".csv");
        return new Dump(file, columns, masks(layout));
    }

    private Differences differences(Layout layout) throws IOException {
        var columns = layout.columns().stream().map(ComparedColumn::name).toList();
        return new Differences(evidence.begin(Kind.DIFFERENCES, "differences.csv"), columns, names);
    }

    private @Nullable Masks masks(Layout layout) throws IOException {
        return layout.columns().stream().anyMatch(ComparedColumn::masked)
                ? work.maskKey().masks()
                : null;
    }

    private static Sample sample(Difference one, Layout layout, @Nullable Masks masks) {
        var kind =
                one.right() == null
                        ? Sample.Kind.MISSING
                        : one.left() == null ? Sample.Kind.EXTRA : Sample.Kind.CHANGED;
        return new Sample(
                kind,
                texts(one.left(), layout, masks),
                texts(one.right(), layout, masks),
                one.differing());
    }

    private static @Nullable List<@Nullable String> texts(
            @Nullable List<Value> row, Layout layout, @Nullable Masks masks) {
        if (row == null) {
            return null;
        }
        var texts = new ArrayList<@Nullable String>(row.size());
        for (int i = 0; i < row.size(); i++) {
            var text = row.get(i).text();
            texts.add(masks != null && layout.columns().get(i).masked() ? masks.of(text) : text);
        }
        return texts;
    }

    private Outcome keep(
            Both<OpenSide> sides, DumpVerdict verdict, Both<Dump> dumps, Differences differences)
            throws IOException {
        var left = dumps.left().keep();
        var right = dumps.right().keep();
        var files = new ArrayList<EvidenceRef>();
        files.add(left);
        files.add(sidecar(sides.left(), verdict, left, Kind.LEFT_SIDECAR));
        files.add(right);
        files.add(sidecar(sides.right(), verdict, right, Kind.RIGHT_SIDECAR));
        files.addAll(differences.keep());
        evidence.fact("dump of " + names.of(true), left.sha256());
        evidence.fact("dump of " + names.of(false), right.sha256());
        var rows = verdict.compared();
        var reports =
                List.of(
                        sides.left().report(rows.left(), left.sha256()),
                        sides.right().report(rows.right(), right.sha256()));
        files.add(
                evidence.report(
                        new RowDifferences(
                                evidence.wanted(),
                                reports,
                                verdict.report(differences.samples()))));
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
