package dev.tminus.check;

import dev.tminus.comparison.BothSides;
import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds two names for the same rows: a side that reads nothing which the other does not read too
/// is a comparison of a thing with itself, whatever the queries say.
final class SameRows {

    private static final int MOST_NAMED = 3;

    private SameRows() {}

    /// Why two sides of one server were not read as of one moment.
    static String twoMoments(OpenDatabase side) {
        var product = side.server().split(" ", 2)[0];
        return "one per side, as %s shares none between two %s; what is written between the two may show as a difference"
                .formatted(product, product.equals("PostgreSQL") ? "databases" : "sessions");
    }

    /// Before anything is read, by what the server makes of the queries.
    static void refuse(
            OpenDatabase left, OpenDatabase right, BothSides both, AttemptEvidence evidence)
            throws NoAnswer, CannotCompare, IOException {
        if (!left.isWithinReachOf(right)) {
            return;
        }
        var tables =
                both.run(
                        () -> left.source().tables(left.side()),
                        () -> right.source().tables(right.side()));
        tell(left, tables.left(), evidence);
        tell(right, tables.right(), evidence);
        refuse(left, right, tables);
    }

    /// When all is read, by what the queries and their functions have read.
    static void refuseRead(Both<OpenSide> sides, BothSides both)
            throws NoAnswer, CannotCompare, IOException {
        if (sides.left() instanceof OpenDatabase left
                && sides.right() instanceof OpenDatabase right
                && left.isWithinReachOf(right)) {
            refuse(left, right, both.run(left.source()::tablesRead, right.source()::tablesRead));
        }
    }

    private static void tell(
            OpenDatabase side, Optional<Set<String>> tables, AttemptEvidence evidence) {
        if (tables.isEmpty()) {
            evidence.fact(
                    CheckReport.TABLES,
                    side.name()
                            + ": not known, as the server does not explain the query to its user;"
                            + " the other side may read the same");
        }
    }

    private static void refuse(
            OpenDatabase left, OpenDatabase right, Both<Optional<Set<String>>> tables)
            throws CannotCompare {
        var ofLeft = tables.left().orElse(Set.of());
        var ofRight = tables.right().orElse(Set.of());
        if (!ofLeft.isEmpty() && ofRight.containsAll(ofLeft)) {
            throw same(left, right, ofLeft);
        }
        if (!ofRight.isEmpty() && ofLeft.containsAll(ofRight)) {
            throw same(right, left, ofRight);
        }
    }

    private static CannotCompare same(OpenDatabase one, OpenDatabase other, Set<String> tables) {
        return new CannotCompare(
                "%s reads only what %s reads too, %s; a comparison of a thing with itself proves nothing. Where that is meant, say same-source: true."
                        .formatted(one.name(), other.name(), shown(tables)));
    }

    private static String shown(Set<String> tables) {
        var named = new ArrayList<>(tables.stream().sorted().limit(MOST_NAMED).toList());
        if (tables.size() > MOST_NAMED) {
            named.add(ResultText.count(tables.size() - MOST_NAMED, "other table", "other tables"));
        }
        return ResultText.list(List.copyOf(named));
    }
}
