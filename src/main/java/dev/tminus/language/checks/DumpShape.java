package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Tolerance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a `dump` check may say.
final class DumpShape {

    private static final Key<ColumnRule> WITHIN =
            Key.optional(
                    "within",
                    ExpectShape.distance(),
                    "equal",
                    "How far two values may lie apart: as numbers, in per cent of the larger, or in"
                            + " time.");
    private static final Key<Boolean> TRIM =
            Key.preset("trim", Texts.flag(), "false", "White space at both ends means nothing.");
    private static final Key<Boolean> IGNORE_CASE =
            Key.preset("ignore-case", Texts.flag(), "false", "Upper and lower case mean the same.");
    static final Shape<ColumnRule> RULE =
            Shape.of("a column's rule", DumpShape::rule, List.of(WITHIN, TRIM, IGNORE_CASE))
                    .rules(
                            Rule.atLeastOne(
                                    "A column's rule has `within`, `trim` or `ignore-case`, found"
                                            + " none.",
                                    "Without a rule, values must be equal.",
                                    "within",
                                    "trim",
                                    "ignore-case"),
                            Rule.with(
                                    "within",
                                    Rule.without(
                                            Refusal.each(
                                                    Code.CONFLICTING_KEYS,
                                                    "`%s` is for texts and `within` for numbers"
                                                            + " and times.",
                                                    "Keep one of the two."),
                                            "trim",
                                            "ignore-case")));

    private static final Key<Tolerance> MISSING =
            Key.preset("missing", ExpectShape.rows(), "0", "Rows of the left side only.");
    private static final Key<Tolerance> EXTRA =
            Key.preset("extra", ExpectShape.rows(), "0", "Rows of the right side only.");
    private static final Key<Tolerance> CHANGED =
            Key.preset("changed", ExpectShape.rows(), "0", "Rows of both sides with other values.");
    static final Shape<Allowance> ALLOWANCE =
            Shape.of(
                    "an allowance",
                    fields ->
                            new Allowance(
                                    fields.value(MISSING),
                                    fields.value(EXTRA),
                                    fields.value(CHANGED)),
                    List.of(MISSING, EXTRA, CHANGED));

    private static final Key<List<Placed<String>>> KEY =
            Key.optional(
                    "key",
                    columns(1),
                    "whole rows count, however often",
                    "The columns that name a row in the business, free of ids that only one side"
                            + " knows.");
    private static final Key<Map<String, MapOf.Named<ColumnRule>>> COLUMNS =
            Key.optional(
                    "columns",
                    new MapOf<>("a mapping of columns to rules", Texts.column(), RULE),
                    "all are equal",
                    "Columns that need not be equal to the last bit.");
    private static final Key<List<Placed<String>>> IGNORE =
            Key.optional(
                    "ignore", columns(0), "none", "Columns that are neither compared nor kept.");
    private static final Key<List<Placed<String>>> MASK =
            Key.optional(
                    "mask",
                    columns(0),
                    "none",
                    "Columns that are shown and kept as hashes only, which still tell equal from"
                            + " different.");
    private static final Key<Allowance> ALLOW =
            Key.optional("allow", ALLOWANCE, "none", "Differences that it passes with.");
    private static final Key<Long> AT_LEAST =
            Comparison.atLeast("The fewest rows of a side: nothing against nothing does not pass.");

    static final Shape<CheckDraft> DUMP =
            Shape.of(
                            "a `dump` check",
                            DumpShape::dump,
                            List.of(
                                    Comparison.LEFT,
                                    Comparison.RIGHT,
                                    KEY,
                                    COLUMNS,
                                    IGNORE,
                                    MASK,
                                    ALLOW,
                                    AT_LEAST,
                                    Comparison.SAME_SOURCE))
                    .elsewhere(Comparison.BESIDE);

    private DumpShape() {}

    static ListOf<Placed<String>> columns(int atLeast) {
        return new ListOf<>("a list of columns", new WithPlace<>(Texts.column()), atLeast);
    }

    private static ColumnRule rule(Fields fields) {
        var within = fields.get(WITHIN, ColumnRule.EXACT);
        return new ColumnRule(
                within.within(), within.apart(), fields.value(TRIM), fields.value(IGNORE_CASE));
    }

    private static CheckDraft dump(Fields fields) {
        var comparison = Comparison.read(fields);
        var key = fields.get(KEY, List.of());
        var columns = fields.get(COLUMNS, Map.of());
        var ignore = fields.get(IGNORE, List.of());
        var mask = fields.get(MASK, List.of());
        new ColumnRules(fields.problems()).check(key, columns, ignore, mask);
        var allow = fields.get(ALLOW, Allowance.NONE);
        if (allow.missing().isAll() && allow.extra().isAll()) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(ALLOW),
                            "All rows may be missing and all extra: this comparison can never"
                                    + " fail.",
                            () -> "Allow all of one side at most: `allow: {extra: 100%}`.");
        }
        var left = comparison.left();
        var right = comparison.right();
        CheckDraft.@Nullable Make make =
                left == null || right == null
                        ? null
                        : id ->
                                new DumpCheck(
                                        Basics.of(id),
                                        left,
                                        right,
                                        key.stream().map(Placed::value).toList(),
                                        rules(columns),
                                        names(ignore),
                                        names(mask),
                                        allow,
                                        fields.value(AT_LEAST),
                                        comparison.sameSource());
        return CheckDraft.ofSides(make, comparison.drafts(), List.of());
    }

    private static Map<String, ColumnRule> rules(Map<String, MapOf.Named<ColumnRule>> columns) {
        var rules = new LinkedHashMap<String, ColumnRule>();
        columns.forEach((name, column) -> {
            if (column.value() != null) {
                rules.put(name, column.value());
            }
        });
        return rules;
    }

    private static Set<String> names(List<Placed<String>> columns) {
        var names = new LinkedHashSet<String>();
        columns.forEach(column -> names.add(column.value()));
        return names;
    }
}
