package dev.tminus.check;

import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Outcome.Fact;
import dev.tminus.runbook.Outcome.Failed;
import dev.tminus.runbook.Outcome.Passed;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.util.List;

/// Asks one source for exactly one value. No row, a second row, a second column and NULL are no
/// answer: NULL in SQL says "not known", so nothing can be said of it.
final class AskForValue {

    private static final int MOST_SHOWN = 200;

    private final SqlCheck check;
    private final Opener opener;

    AskForValue(SqlCheck check, Opener opener) {
        this.check = check;
        this.opener = opener;
    }

    Outcome carryOut() throws NoAnswer, NotComparable {
        var name = check.side().source();
        try (var source = opener.open(name);
                var rows = read(source)) {
            var value = onlyValue(rows, opener.place(name));
            var holds = Judgement.holds(check.expect(), value, opener);
            var shown = Words.cut(Judgement.shown(value), MOST_SHOWN);
            var wanted = Words.wanted(check.expect());
            var facts =
                    List.of(
                            new Fact(name.value(), shown),
                            new Fact("wanted", wanted),
                            new Fact(name + " is", source.server().shown()));
            var summary = "%s answers %s, %s wanted.".formatted(opener.place(name), shown, wanted);
            var digest = new Digest().add("sql").add(value).hex();
            return holds ? new Passed(summary, facts, digest) : new Failed(summary, facts, digest);
        }
    }

    private Rows read(OpenSource source) throws NoAnswer {
        return switch (check.side()) {
            case Side.Query query -> source.read(query);
            case Side.Table table -> source.count(table);
        };
    }

    private static Value onlyValue(Rows rows, String place) throws NoAnswer, NotComparable {
        int columns = rows.columns().size();
        if (columns != 1) {
            throw new NotComparable(
                    "%s answers %s, one wanted.".formatted(place, columns + " columns"));
        }
        if (!rows.next()) {
            throw new NotComparable(place + " answers no row, one wanted.");
        }
        var value = rows.value(0);
        if (rows.next()) {
            throw new NotComparable(place + " answers more than one row, one wanted.");
        }
        if (value.isNull()) {
            throw new NotComparable(place + " answers NULL, which is no answer.");
        }
        return value;
    }
}
