package dev.tminus.check;

import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How checks put numbers and expectations to people.
final class Words {

    private Words() {}

    /// `4,812`; fractions as they are.
    static String number(BigDecimal number) {
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.scale() > 0) {
            return plain.toPlainString();
        }
        return String.format(Locale.ROOT, "%,d", plain.toBigInteger());
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1 key`, `2 keys`.
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// What would make a check pass, as it goes before "wanted".
    static String wanted(CheckSpec check) {
        return switch (check) {
            case SqlCheck sql -> wanted(sql.expect());
            case CountsCheck counts -> wanted(counts.within());
            case DumpCheck dump -> wanted(dump.allow());
            case CheckSpec.OutOfReach _ -> "";
        };
    }

    /// Goes before "wanted": `at most 60`.
    static String wanted(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Equals(var value, _) -> value.isEmpty() ? "''" : value;
            case Expectation.Above(var limit) -> "above " + number(limit);
            case Expectation.Below(var limit) -> "below " + number(limit);
            case Expectation.AtLeast(var limit) -> "at least " + number(limit);
            case Expectation.AtMost(var limit) -> "at most " + number(limit);
            case Expectation.Limited(var relation, var limit) ->
                    relation.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + limit;
            case Expectation.Between(var low, var high) ->
                    "between " + number(low) + " and " + number(high);
            case Expectation.AnyOf(var values, _) -> "any of " + String.join(", ", values);
            case Expectation.AllOf(var values, _) -> "all of " + String.join(", ", values);
            case Expectation.Matches(var pattern) -> "a match of " + pattern;
            case Expectation.Json(var pointer, var expect) -> wanted(expect) + " at " + pointer;
        };
    }

    /// Goes before "wanted": `equal counts`.
    static String wanted(Tolerance within) {
        var rule = within(within);
        return rule.isEmpty() ? "equal counts" : "counts " + rule;
    }

    /// `within 0.5%`; empty for exactly.
    static String within(Tolerance within) {
        return switch (within) {
            case Tolerance.Absolute(var most) when most.signum() > 0 -> "within " + number(most);
            case Tolerance.Percent(var most) when most.signum() > 0 ->
                    "within " + number(most) + "%";
            case Tolerance.Absolute _, Tolerance.Percent _ -> "";
        };
    }

    /// Goes before "wanted": `equal rows`.
    static String wanted(Allowance allow) {
        var most =
                List.of(
                        most(allow.missing(), "missing"),
                        most(allow.extra(), "extra"),
                        most(allow.changed(), "changed"));
        return most.stream().allMatch(one -> one.startsWith("no ")) ? "equal rows" : list(most);
    }

    private static String most(Tolerance tolerance, String what) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) ->
                    most.signum() == 0 ? "no " + what : "at most " + number(most) + " " + what;
            case Tolerance.Percent(var most) ->
                    most.signum() == 0 ? "no " + what : "at most " + number(most) + "% " + what;
        };
    }

    /// `within 0.01`, `trimmed, in any case`; empty for exactly.
    static String rule(ColumnRule rule) {
        var words = new ArrayList<String>();
        if (!within(rule.within()).isEmpty()) {
            words.add(within(rule.within()));
        }
        if (!rule.apart().isZero()) {
            words.add("within " + duration(rule.apart()));
        }
        if (rule.trim()) {
            words.add("trimmed");
        }
        if (rule.ignoreCase()) {
            words.add("in any case");
        }
        return String.join(", ", words);
    }

    /// As runbooks write it: `90s`, `15m`, `1.5s`.
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toNanosPart() != 0) {
            return number(BigDecimal.valueOf(duration.toNanos(), 9)) + "s";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String list(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
