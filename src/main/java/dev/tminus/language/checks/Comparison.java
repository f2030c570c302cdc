package dev.tminus.language.checks;

import dev.tminus.language.drafts.SideDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.check.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every comparing kind of check says in the same words: two sides.
///
/// @param left null where it could not be read
/// @param right null where it could not be read
public record Comparison(
        @Nullable Side left, @Nullable Side right, List<SideDraft> drafts, boolean sameSource) {

    static final Key<SideDraft> LEFT = Key.required("left", SideShape.SIDE, "One side.");
    static final Key<SideDraft> RIGHT = Key.required("right", SideShape.SIDE, "The other side.");
    static final Key<Boolean> SAME_SOURCE =
            Key.preset(
                    "same-source",
                    Texts.flag(),
                    "false",
                    "Allows both sides to come from the same database.");

    /// Keys of the check itself, whatever its kind.
    static final Map<String, String> BESIDE =
            Stream.of("title", "timeout", "retention", "for-each")
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    key -> key,
                                    key ->
                                            "`"
                                                    + key
                                                    + "` stands one level up, beside the kind of"
                                                    + " the check."));

    static Key<Long> atLeast(String says) {
        return Key.preset("at-least", Texts.whole(0, 1_000_000_000_000L), "1", says);
    }

    /// Refuses two sides that ask the same of the same place.
    public static Comparison read(Fields fields) {
        var left = fields.get(LEFT);
        var right = fields.get(RIGHT);
        var comparison =
                new Comparison(
                        left == null ? null : left.side(),
                        right == null ? null : right.side(),
                        Stream.of(LEFT, RIGHT)
                                .flatMap(key -> Stream.ofNullable(fields.get(key)))
                                .toList(),
                        fields.value(SAME_SOURCE));
        boolean unclear = fields.has(SAME_SOURCE) && fields.get(SAME_SOURCE) == null;
        if (!comparison.sameSource() && !unclear && comparison.isOfOneThing()) {
            fields.problems()
                    .error(
                            Code.SELF_COMPARISON,
                            fields.keyNode(RIGHT),
                            "A comparison of a thing with itself: `right` says the same as `left`,"
                                    + " so it can only pass.",
                            () ->
                                    "Name the other side, or say `same-source: true` if it is"
                                            + " meant.");
        }
        return comparison;
    }

    private boolean isOfOneThing() {
        return areOneThing(left, right);
    }

    /// Whether both ask the same of the same place.
    static boolean areOneThing(@Nullable Side one, @Nullable Side other) {
        return one != null && other != null && bare(one).equals(bare(other));
    }

    /// White space, which a query has for its readers, told from nothing.
    private static Side bare(Side side) {
        return side instanceof Side.Query(var source, var sql, var params)
                ? new Side.Query(source, sql.strip().replaceAll("\\s+", " "), params)
                : side;
    }
}
