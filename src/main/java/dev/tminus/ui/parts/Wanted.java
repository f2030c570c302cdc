package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import java.math.BigDecimal;

/// What would make a check pass, as it goes before "wanted".
public final class Wanted {

    private Wanted() {}

    public static String of(CheckSpec check) {
        return switch (check) {
            case SqlCheck sql -> of(sql.expect());
            case CountsCheck counts ->
                    isNone(counts.within())
                            ? say("wanted.counts")
                            : say("wanted.counts.within", amount(counts.within()));
            case DumpCheck dump -> of(dump.allow());
            case CheckSpec.OutOfReach _ -> say("wanted.later");
        };
    }

    private static String of(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Equals(var value, _) -> value.isEmpty() ? say("cell.empty") : value;
            case Expectation.Above(var limit) -> say("wanted.above", plain(limit));
            case Expectation.Below(var limit) -> say("wanted.below", plain(limit));
            case Expectation.AtLeast(var limit) -> say("wanted.at-least", plain(limit));
            case Expectation.AtMost(var limit) -> say("wanted.at-most", plain(limit));
            case Expectation.Limited(var relation, var limit) ->
                    switch (relation) {
                        case ABOVE -> say("wanted.above", limit);
                        case BELOW -> say("wanted.below", limit);
                        case AT_LEAST -> say("wanted.at-least", limit);
                        case AT_MOST -> say("wanted.at-most", limit);
                    };
            case Expectation.Between(var low, var high) ->
                    say("wanted.between", plain(low), plain(high));
            case Expectation.AnyOf(var values, _) ->
                    say("wanted.any-of", String.join(", ", values));
            case Expectation.AllOf(var values, _) ->
                    say("wanted.all-of", String.join(", ", values));
            case Expectation.Matches(var pattern) -> say("wanted.matches", pattern);
            case Expectation.Json(var pointer, var expect) ->
                    say("wanted.json", of(expect), pointer);
        };
    }

    private static String of(Allowance allow) {
        return isNone(allow.missing()) && isNone(allow.extra()) && isNone(allow.changed())
                ? say("wanted.rows")
                : say(
                        "wanted.rows.allowed",
                        amount(allow.missing()),
                        amount(allow.extra()),
                        amount(allow.changed()));
    }

    private static boolean isNone(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> most.signum() == 0;
            case Tolerance.Percent(var most) -> most.signum() == 0;
        };
    }

    private static String amount(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> plain(most);
            case Tolerance.Percent(var most) -> plain(most) + " %";
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
