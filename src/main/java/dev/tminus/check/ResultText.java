package dev.tminus.check;

import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.schedule.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How checks put numbers and expectations to people.
final class ResultText {

    private ResultText() {}

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

    /// `within 0.5%`; empty for exactly.
    static String within(Tolerance within) {
        return switch (within) {
            case Tolerance.Absolute(var most) when most.signum() > 0 -> "within " + number(most);
            case Tolerance.Percent(var most) when most.signum() > 0 ->
                    "within " + number(most) + "%";
            case Tolerance.Absolute _, Tolerance.Percent _ -> "";
        };
    }

    /// `within 0.01`, `trimmed, in any case`; empty for exactly.
    static String rule(ColumnRule rule) {
        var words = new ArrayList<String>();
        if (!within(rule.within()).isEmpty()) {
            words.add(within(rule.within()));
        }
        if (!rule.apart().isZero()) {
            words.add("within " + Durations.exact(rule.apart()));
        }
        if (rule.trim()) {
            words.add("trimmed");
        }
        if (rule.ignoreCase()) {
            words.add("in any case");
        }
        return String.join(", ", words);
    }

    static String list(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
