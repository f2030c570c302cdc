package dev.tminus.schedule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people write in the place of a planned time, and what to tell them.
final class Slips {

    private static final String NOT_FROM_WHAT = "does not say from what it counts. ";

    private static final Slip SMALL_T =
            slip("t([+-]\\d.*)", text -> "has a lower-case t. Write T%s.".formatted(text.group(1)));
    private static final Slip DATE =
            slip(
                    "\\d{4}-\\d\\d-\\d\\d(?:[T\\s].*)?",
                    text ->
                            "is a date, but a runbook counts from T-0, which is set when a release"
                                    + " is planned. Write an offset such as T-5d 09:00.");
    private static final Slip ZERO = slip("[+-]?0", text -> NOT_FROM_WHAT + "Write T-0.");
    private static final Slip NUMBER =
            slip("([+-]?)(\\d+)", text -> amount(text.group(1), text.group(2) + "m"));
    private static final Slip AMOUNT =
            slip(
                    "([+-]?)((?:\\d+[dhms])+(?:\\s+\\d\\d:\\d\\d.*)?)",
                    text -> amount(text.group(1), text.group(2)));
    private static final Slip GLUED =
            slip(
                    "([a-z0-9-]+?)\\s*([+-])\\s*(\\d.*)",
                    text ->
                            "needs a space on both sides of its sign. Write %s %s %s."
                                    .formatted(text.group(1), text.group(2), text.group(3)));

    /// These have the form of a step's id.
    private static final List<Slip> LIKE_IDS = List.of(SMALL_T, DATE, ZERO, NUMBER, AMOUNT);

    /// The first that fits is told.
    private static final List<Slip> ALL =
            List.of(
                    SMALL_T,
                    DATE,
                    ZERO,
                    NUMBER,
                    AMOUNT,
                    slip("T", text -> "has no offset. Write T-0 for the time zero itself."),
                    slip(
                            "T\\s*([+-])\\s*(\\d.*)",
                            text ->
                                    "has spaces around its sign. Write T%s%s."
                                            .formatted(text.group(1), text.group(2))),
                    slip("(?:(T|[a-z0-9-]+)\\s+)?(\\d?\\d:\\d\\d.*)", Slips::clockOnly),
                    slip("T\\s*(\\d.*)", text -> "has no sign. " + either(text.group(1))),
                    GLUED,
                    slip(
                            "(?![a-z0-9-]+\\s)(\\S+)\\s+[+-]\\s+\\S+.*",
                            text ->
                                    "counts from \"%s\", which is no step's id. "
                                                    .formatted(AmountReader.shorten(text.group(1)))
                                            + "Ids are made of a-z, 0-9 and hyphens."));

    private Slips() {}

    /// What is wrong with a text that is no planned time, and what to write.
    static String fault(String found) {
        for (var slip : ALL) {
            var text = slip.form().matcher(found);
            if (text.matches()) {
                return slip.says().apply(text);
            }
        }
        return "is not a planned time. Write an offset from T-0 such as T-5d or T+1h05m, or from a"
                + " step such as deploy-field - 7d.";
    }

    /// Whether a text of an id's form names a step; `5d`, `t-5d` and `2026-10-17` hardly do.
    static boolean looksLikeStep(String id) {
        return LIKE_IDS.stream().noneMatch(slip -> slip.form().matcher(id).matches());
    }

    /// `deploy - 7d` for `deploy-7d`.
    static Optional<String> spaced(String id) {
        var text = GLUED.form().matcher(id);
        return text.matches()
                ? Optional.of("%s %s %s".formatted(text.group(1), text.group(2), text.group(3)))
                : Optional.empty();
    }

    private static String amount(String sign, String amount) {
        return NOT_FROM_WHAT
                + (sign.isEmpty() ? either(amount) : "Write T%s%s.".formatted(sign, amount));
    }

    private static String either(String offset) {
        return "Write T-%1$s for before T-0, or T+%1$s for after it.".formatted(offset);
    }

    private static String clockOnly(Matcher text) {
        @Nullable String anchor = text.group(1);
        var day = anchor == null || anchor.equals("T") ? "T-0d " : anchor + " + 0d ";
        return "has a wall clock without a day. Write %s for that day itself."
                .formatted(day + text.group(2));
    }

    private static Slip slip(String form, Function<Matcher, String> says) {
        return new Slip(Pattern.compile(form), says);
    }

    private record Slip(Pattern form, Function<Matcher, String> says) {}
}
