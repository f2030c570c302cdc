package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.SideDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.check.DivergenceCheck;
import dev.tminus.runbook.check.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a `divergence` check may say.
final class DivergenceShape {

    private static final Key<SideDraft> BASE =
            Key.required("base", SideShape.SIDE, "The data at the moment of the copy.");
    private static final Key<SideDraft> OLD =
            Key.required(
                    "old", SideShape.SIDE, "The old side, on which somebody may have gone on.");
    private static final Key<SideDraft> NEW =
            Key.required("new", SideShape.SIDE, "The new side, which should have it all.");
    private static final List<Key<SideDraft>> SIDES = List.of(BASE, OLD, NEW);
    private static final Key<List<Placed<String>>> KEY =
            Key.required(
                    "key",
                    DumpShape.columns(1),
                    "The columns that name a row, the same on all sides.");
    private static final Key<List<Placed<String>>> IGNORE =
            Key.optional("ignore", DumpShape.columns(0), "none", "Columns that are not compared.");

    static final Shape<CheckDraft> DIVERGENCE =
            Shape.of(
                            "a `divergence` check",
                            DivergenceShape::divergence,
                            List.of(BASE, OLD, NEW, KEY, IGNORE))
                    .elsewhere(Comparison.BESIDE);

    private DivergenceShape() {}

    private static CheckDraft divergence(Fields fields) {
        var key = fields.get(KEY, List.of());
        var ignore = fields.get(IGNORE, List.of());
        new ColumnRules(fields.problems()).check(key, Map.of(), ignore, List.of());
        var sides = SIDES.stream().map(each -> fields.get(each)).toList();
        for (int i = 1; i < SIDES.size(); i++) {
            refuseRepeated(i, fields);
        }
        var base = side(BASE, fields);
        var old = side(OLD, fields);
        var current = side(NEW, fields);
        CheckDraft.@Nullable Make make =
                base == null || old == null || current == null
                        ? null
                        : id ->
                                new DivergenceCheck(
                                        Basics.of(id),
                                        base,
                                        old,
                                        current,
                                        key.stream().map(Placed::value).toList(),
                                        new LinkedHashSet<>(
                                                ignore.stream().map(Placed::value).toList()));
        return CheckDraft.ofSides(
                make, sides.stream().flatMap(Stream::ofNullable).toList(), List.of());
    }

    private static @Nullable Side side(Key<SideDraft> key, Fields fields) {
        var draft = fields.get(key);
        return draft == null ? null : draft.side();
    }

    private static void refuseRepeated(int number, Fields fields) {
        var key = SIDES.get(number);
        SIDES.subList(0, number).stream()
                .filter(each -> Comparison.areOneThing(side(each, fields), side(key, fields)))
                .findFirst()
                .ifPresent(same ->
                        fields.problems()
                                .error(
                                        Code.SELF_COMPARISON,
                                        fields.keyNode(key),
                                        "A comparison of a thing with itself: `%s` says the same as `%s`."
                                                .formatted(key.name(), same.name()),
                                        () ->
                                                "Name the three places: the copy, the old side and"
                                                        + " the new one."));
    }
}
