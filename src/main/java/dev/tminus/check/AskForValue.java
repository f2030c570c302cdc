package dev.tminus.check;

import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.check.CheckReport.SingleValue;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Asks one source for exactly one value. No row, a second row, a second column and NULL are no
/// answer: NULL in SQL says "not known", so nothing can be said of it.
final class AskForValue {

    private static final int MOST_SHOWN = 200;

    private final CheckSpec check;
    private final Side.OfSource side;
    private final AttemptContext work;
    private final AttemptEvidence evidence;

    AskForValue(
            CheckSpec check, Side.OfSource side, AttemptContext work, AttemptEvidence evidence) {
        this.check = check;
        this.side = side;
        this.work = work;
        this.evidence = evidence;
    }

    /// @param judge says whether the value is what is wanted
    Outcome carryOut(Judge judge) throws NoAnswer, CannotCompare, IOException {
        var name = side.source();
        var place = work.sources().place(name);
        try (var source = work.sources().open(name)) {
            var readAt = work.clock().instant().truncatedTo(ChronoUnit.SECONDS);
            evidence.sides(List.of(report(source, readAt, 0)));
            var value = value(source, place);
            var holds = judge.holds(value);
            var shown = ResultText.cut(Judgement.shown(value), MOST_SHOWN);
            evidence.fact(name.value(), shown);
            evidence.fact("wanted", evidence.wanted());
            evidence.fact(name + " is", source.server().shown());
            evidence.fact(name + " read at", readAt.toString());
            var summary = "%s answers %s, %s wanted.".formatted(place, shown, evidence.wanted());
            var digest = new Digest(check.kind()).add(value).hex();
            var report =
                    new SingleValue(
                            evidence.wanted(), report(source, readAt, 1), Judgement.shown(value));
            var files = List.of(evidence.report(report));
            return holds
                    ? new Passed(summary, evidence.facts(), digest, files)
                    : new Failed(summary, evidence.facts(), digest, files);
        }
    }

    /// Looks at the one value.
    interface Judge {
        boolean holds(Value value) throws CannotCompare;
    }

    private SideReport report(OpenSource source, Instant readAt, long rows) {
        return new SideReport(
                side.name(), source.server().shown(), readAt, OpenSide.query(side), rows, "");
    }

    private Value value(OpenSource source, String place) throws NoAnswer, CannotCompare {
        try (var rows = read(source)) {
            return onlyValue(rows, place);
        }
    }

    private Rows read(OpenSource source) throws NoAnswer {
        return switch (side) {
            case Side.Query query -> source.read(query);
            case Side.Table table -> source.count(table);
        };
    }

    private static Value onlyValue(Rows rows, String place) throws NoAnswer, CannotCompare {
        int columns = rows.columns().size();
        if (columns != 1) {
            throw new CannotCompare(
                    "%s answers %s, one wanted.".formatted(place, columns + " columns"));
        }
        if (!rows.next()) {
            throw new CannotCompare(place + " answers no row, one wanted.");
        }
        var value = rows.value(0);
        if (rows.next()) {
            throw new CannotCompare(place + " answers more than one row, one wanted.");
        }
        if (value.isNull()) {
            throw new CannotCompare(place + " answers NULL, which is no answer.");
        }
        return value;
    }
}
