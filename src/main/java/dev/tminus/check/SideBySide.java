package dev.tminus.check;

import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.Sample;
import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.CompareRows;
import dev.tminus.comparison.Compared;
import dev.tminus.comparison.ComparedColumn;
import dev.tminus.comparison.ComparedSide;
import dev.tminus.comparison.Difference;
import dev.tminus.comparison.Layout;
import dev.tminus.evidence.Masks;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.source.Kind;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the ordered rows of two sides, whatever they stand for, and keeps both as dumps while
/// they pass, and how they differ.
final class SideBySide implements AutoCloseable {

    private final AttemptEvidence evidence;
    private final SideNames names;
    private final Layout layout;
    private final @Nullable Masks masks;
    private final Both<Dump> dumps;
    private final Differences differences;

    SideBySide(AttemptContext work, AttemptEvidence evidence, SideNames names, Layout layout)
            throws IOException {
        this.evidence = evidence;
        this.names = names;
        this.layout = layout;
        this.masks = masks(work);
        this.dumps =
                new Both<>(
                        dump(EvidenceRef.Kind.LEFT_DUMP, true, masks(work)),
                        dump(EvidenceRef.Kind.RIGHT_DUMP, false, masks(work)));
        this.differences =
                new Differences(
                        evidence.begin(EvidenceRef.Kind.DIFFERENCES, "differences.csv"),
                        layout.columns().stream().map(ComparedColumn::name).toList(),
                        names);
    }

    /// One for each thread that masks: both sides are read at once.
    private @Nullable Masks masks(AttemptContext work) throws IOException {
        return layout.columns().stream().anyMatch(ComparedColumn::masked)
                ? work.maskKey().masks()
                : null;
    }

    private Dump dump(EvidenceRef.Kind kind, boolean isLeft, @Nullable Masks masks)
            throws IOException {
        return new Dump(evidence.begin(kind, names.file(isLeft) + ".csv"), layout.columns(), masks);
    }

    Compared compare(BothSides both, BothSides.Task<Rows> left, BothSides.Task<Rows> right)
            throws NoAnswer, CannotCompare, IOException {
        return new CompareRows(layout, both)
                .compare(
                        new ComparedSide(true, names.of(true), left, dumps.left()),
                        new ComparedSide(false, names.of(false), right, dumps.right()),
                        one -> differences.add(sample(one)));
    }

    private Sample sample(Difference one) {
        var kind =
                one.right() == null
                        ? Sample.Kind.MISSING
                        : one.left() == null ? Sample.Kind.EXTRA : Sample.Kind.CHANGED;
        return new Sample(kind, texts(one.left()), texts(one.right()), one.differing());
    }

    private @Nullable List<@Nullable String> texts(@Nullable List<Value> row) {
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

    /// Keeps what both sides have, and tells its hashes.
    Both<EvidenceRef> keepDumps() throws IOException {
        var kept = new Both<>(dumps.left().keep(), dumps.right().keep());
        evidence.fact("dump of " + names.of(true), kept.left().sha256());
        evidence.fact("dump of " + names.of(false), kept.right().sha256());
        return kept;
    }

    List<EvidenceRef> keepDifferences() throws IOException {
        return differences.keep();
    }

    /// For the report.
    Comparison comparison(Compared compared) {
        var columns = new ArrayList<ColumnReport>();
        for (int i = 0; i < layout.columns().size(); i++) {
            var column = layout.columns().get(i);
            columns.add(
                    new ColumnReport(
                            column.name(),
                            column.key(),
                            column.kind() == Kind.NUMBER,
                            column.masked(),
                            ResultText.rule(column.rule()),
                            compared.differing().get(i)));
        }
        return new Comparison(
                layout.columns().stream()
                        .filter(ComparedColumn::key)
                        .map(ComparedColumn::name)
                        .toList(),
                compared.matched(),
                compared.missing(),
                compared.extra(),
                compared.changed(),
                compared.duplicates(),
                columns,
                layout.ignored(),
                differences.samples(),
                compared.control());
    }

    @Override
    public void close() {
        dumps.left().close();
        dumps.right().close();
        differences.close();
    }
}
