package dev.tminus.check;

import dev.tminus.check.Tally.Kind;
import dev.tminus.check.Tally.Result;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Outcome.Fact;
import dev.tminus.runbook.Outcome.Failed;
import dev.tminus.runbook.Outcome.Passed;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.source.Column;
import dev.tminus.source.NoAnswer;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the counts of two sides key by key: every key on both sides, every number within the
/// tolerance, and enough of it that something was compared at all.
final class CompareCounts {

    private final CountsCheck check;
    private final Opener opener;
    private final InstantSource clock;
    private final Tally tally;
    private final List<Fact> facts = new ArrayList<>();

    CompareCounts(CountsCheck check, Opener opener, InstantSource clock) {
        this.check = check;
        this.opener = opener;
        this.clock = clock;
        this.tally = new Tally(check.within());
    }

    Outcome carryOut() throws NoAnswer, NotComparable {
        var left = new CountedSide(check.left(), name(true), true);
        var right = new CountedSide(check.right(), name(false), false);
        try (var leftSource = opener.open(source(check.left()));
                var rightSource = opener.open(source(check.right()))) {
            var readAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            facts.add(new Fact(left.name() + " is", leftSource.server().shown()));
            facts.add(new Fact(right.name() + " is", rightSource.server().shown()));
            facts.add(new Fact("read at", readAt.toString()));
            if (!check.sameSource() && leftSource.server().equals(rightSource.server())) {
                throw new NotComparable(
                        "%s and %s are the same database, %s; a comparison of a thing with itself"
                                        .formatted(
                                                left.name(),
                                                right.name(),
                                                leftSource.server().shown())
                                + " proves nothing. Where that is meant, say same-source: true.",
                        facts);
            }
            var leftKey = left.readInto(tally, leftSource);
            var rightKey = right.readInto(tally, rightSource);
            refuseOtherKeys(leftKey, rightKey);
        }
        return judge(tally.compare());
    }

    private void refuseOtherKeys(List<Column> left, List<Column> right) throws NotComparable {
        if (left.size() != right.size()) {
            throw new NotComparable(
                    "%s has %s and %s %s; both sides need the same key."
                            .formatted(
                                    name(true),
                                    Words.count(left.size(), "key column", "key columns"),
                                    name(false),
                                    left.size() > right.size() && right.isEmpty()
                                            ? "none"
                                            : Words.number(right.size())),
                    facts);
        }
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).kind() != right.get(i).kind()) {
                throw new NotComparable(
                        "Key column %d is %s in %s (%s) and %s in %s (%s); cast one of them."
                                .formatted(
                                        i + 1,
                                        left.get(i).kind().words(),
                                        name(true),
                                        left.get(i).name(),
                                        right.get(i).kind().words(),
                                        name(false),
                                        right.get(i).name()),
                        facts);
            }
        }
    }

    private Outcome judge(Result result) throws NotComparable {
        describe(result);
        if (!result.proven()) {
            throw new NotComparable(
                    "The comparison did not find the differences planted in it, so that it proves"
                            + " nothing; with "
                            + Words.wanted(check.within())
                            + " wanted it cannot fail.",
                    facts);
        }
        if (result.differences().all() > 0) {
            return new Failed(different(result), facts, result.digest());
        }
        for (var isLeft : List.of(true, false)) {
            var sum = tally.totals(isLeft).sum();
            if (sum.compareTo(BigDecimal.valueOf(check.atLeast())) < 0) {
                var summary =
                        "%s counts %s in all, at least %s wanted, so that nothing against nothing"
                                .formatted(
                                        name(isLeft),
                                        Words.number(sum),
                                        Words.number(check.atLeast()));
                return new Failed(summary + " never passes.", facts, result.digest());
            }
        }
        return new Passed(same(), facts, result.digest());
    }

    private void describe(Result result) {
        for (var isLeft : List.of(true, false)) {
            var totals = tally.totals(isLeft);
            facts.add(
                    new Fact(
                            name(isLeft),
                            Words.number(totals.sum())
                                    + " in "
                                    + Words.count(totals.rows(), "row", "rows")));
        }
        facts.add(new Fact("wanted", Words.wanted(check.within())));
        facts.add(new Fact("planted differences found", result.proven() ? "3 of 3" : "not 3 of 3"));
        for (var difference : result.differences().first()) {
            var key = difference.key().shown();
            facts.add(
                    switch (difference.kind()) {
                        case MISSING -> new Fact("missing in " + name(false), key);
                        case EXTRA -> new Fact("missing in " + name(true), key);
                        case CHANGED ->
                                new Fact(
                                        key.isEmpty() ? "counts" : key,
                                        "%s %s, %s %s"
                                                .formatted(
                                                        name(true),
                                                        shown(difference.left()),
                                                        name(false),
                                                        shown(difference.right())));
                    });
        }
        long hidden = result.differences().all() - result.differences().first().size();
        if (hidden > 0) {
            facts.add(new Fact("not shown", Words.count(hidden, "difference", "differences")));
        }
    }

    private static String shown(@Nullable BigDecimal number) {
        return number == null ? "nothing" : Words.number(number);
    }

    private String different(Result result) {
        var found = result.differences();
        if (tally.keys() == 1 && found.first().getFirst().key().shown().isEmpty()) {
            return "%s counts %s and %s counts %s, %s wanted."
                    .formatted(
                            name(true),
                            Words.number(tally.totals(true).sum()),
                            name(false),
                            Words.number(tally.totals(false).sum()),
                            Words.wanted(check.within()));
        }
        var parts = new ArrayList<String>();
        part(parts, found.count(Kind.MISSING), "missing in " + name(false));
        part(parts, found.count(Kind.EXTRA), "missing in " + name(true));
        if (found.count(Kind.CHANGED) > 0) {
            parts.add(Words.count(found.count(Kind.CHANGED), "count differs", "counts differ"));
        }
        return "%s and %s differ in %s of %s: %s; %s wanted."
                .formatted(
                        name(true),
                        name(false),
                        Words.number(found.all()),
                        Words.count(tally.keys(), "key", "keys"),
                        Words.list(parts),
                        Words.wanted(check.within()));
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Words.number(count) + " " + what);
        }
    }

    private String same() {
        var sums = Words.number(tally.totals(true).sum());
        var other = Words.number(tally.totals(false).sum());
        return "%s counts %s and %s %s over %s, %s wanted."
                .formatted(
                        name(true),
                        sums,
                        name(false),
                        other,
                        Words.count(tally.keys(), "key", "keys"),
                        Words.wanted(check.within()));
    }

    /// The source's name, with the side where both are of one source.
    private String name(boolean isLeft) {
        var name = (isLeft ? check.left() : check.right()).name();
        var both = check.left().name().equals(check.right().name());
        return both ? name + (isLeft ? " (left)" : " (right)") : name;
    }

    private static SourceName source(Side side) throws NotComparable {
        return switch (side) {
            case Side.OfSource asked -> asked.source();
            case Side.Csv file ->
                    throw new NotComparable("Records of " + file.name() + " are not counted yet.");
        };
    }
}
