package dev.tminus.schedule;

import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Planned times as a runbook writes them: `T-5d`, `T+1h05m`, `T-5d 09:00 Asia/Shanghai`,
/// `deploy-field - 7d`, `deploy-field`, `{{input.freeze}} - 2d`.
///
/// There is one way to write each: no spaces around the sign after T, so that offsets can be
/// searched for; spaces around it after a step, whose id may hold hyphens. Ten years at most.
public final class Timings {

    private static final Pattern FROM_ZERO = Pattern.compile("T([+-])(\\S+)(?:\\s+(.+))?");
    private static final Pattern FROM_STEP =
            Pattern.compile("([a-z0-9-]+)\\s+([+-])\\s+(\\S+)(?:\\s+(.+))?");
    private static final Pattern FROM_INPUT =
            Pattern.compile(
                    "\\{\\{\\s*input\\.([a-z0-9-]{1,100})\\s*}}(?:\\s+([+-])\\s+(\\S+)(?:\\s+(.+))?)?");
    private static final Pattern STEP = Pattern.compile("[a-z0-9-]+");

    /// Dashes that editors and chats put in the place of a hyphen, and spaces that are none.
    private static final Pattern DASH = Pattern.compile("[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]");

    private static final Pattern SPACE = Pattern.compile("[\u00A0\u2007\u2009\u202F\u3000]");

    /// Characters that are looked at; far more than any time needs.
    static final int LONGEST = 200;

    private Timings() {}

    /// Reads a planned time; whether the step that it names exists is not asked here.
    public static Parsed<Timing> parse(String text) {
        var found = text.strip();
        if (found.isEmpty()) {
            return new Parsed.Refused<>(
                    "This time is empty. Write an offset such as T-5d or T+1h05m.");
        }
        if (found.length() > LONGEST) {
            return refuse(
                    found,
                    "has %d characters. Write an offset such as T-5d or deploy-field - 7d."
                            .formatted(found.length()));
        }
        if (DASH.matcher(found).find()) {
            return refuse(
                    found,
                    "has a dash that is not the ASCII hyphen. Write %s."
                            .formatted(DASH.matcher(found).replaceAll("-")));
        }
        if (SPACE.matcher(found).find()) {
            return refuse(
                    found,
                    "has a space that is not the ASCII space. Write %s."
                            .formatted(SPACE.matcher(found).replaceAll(" ")));
        }
        if (found.startsWith("{{")) {
            return fromInput(found);
        }
        return found.startsWith("T") ? fromZero(found) : fromStep(found);
    }

    /// What somebody meant who wrote `deploy-field-7d`, which is a step's id: `deploy-field - 7d`.
    /// For whoever finds that there is no such step.
    public static Optional<String> withSpaces(StepId id) {
        return id.value().length() > LONGEST
                ? Optional.empty()
                : Slips.spaced(id.value()).filter(text -> parse(text) instanceof Parsed.Value);
    }

    /// Whether the id means its step when it stands alone; `5d` and `2026-10-17` do not.
    static boolean standsAlone(StepId id) {
        return Slips.looksLikeStep(id.value());
    }

    private static Parsed<Timing> fromZero(String found) {
        var offset = FROM_ZERO.matcher(found);
        if (!offset.matches()) {
            return refuse(found, Slips.fault(found));
        }
        var sign = offset.group(1);
        @Nullable String tail = offset.group(3);
        if (!offset.group(2).equals("0")) {
            return new TimingReader(found, "T" + sign, new Timing.Zero(), sign.equals("-"))
                    .read(offset.group(2), tail);
        }
        if (tail == null) {
            return new Parsed.Value<>(new Timing.Elapsed(new Timing.Zero(), Duration.ZERO));
        }
        return refuse(
                found,
                "gives a wall clock to T-0, which is an instant. Write T-0d %s for the day of T-0."
                        .formatted(tail));
    }

    private static Parsed<Timing> fromInput(String found) {
        var offset = FROM_INPUT.matcher(found);
        if (!offset.matches()) {
            return refuse(
                    found, "is no planned time. Write {{input.freeze}}, or {{input.freeze}} - 2d.");
        }
        var anchor = new Timing.Milestone(offset.group(1));
        @Nullable String sign = offset.group(2);
        return sign == null
                ? new Parsed.Value<>(new Timing.Elapsed(anchor, Duration.ZERO))
                : new TimingReader(
                                found,
                                "{{input.%s}} %s ".formatted(anchor.input(), sign),
                                anchor,
                                sign.equals("-"))
                        .read(offset.group(3), offset.group(4));
    }

    private static Parsed<Timing> fromStep(String found) {
        var offset = FROM_STEP.matcher(found);
        if (offset.matches()) {
            var prefix = offset.group(1) + " " + offset.group(2) + " ";
            var anchor = new Timing.StepPlan(new StepId(offset.group(1)));
            return new TimingReader(found, prefix, anchor, offset.group(2).equals("-"))
                    .read(offset.group(3), offset.group(4));
        }
        if (STEP.matcher(found).matches() && standsAlone(new StepId(found))) {
            return new Parsed.Value<>(
                    new Timing.Elapsed(new Timing.StepPlan(new StepId(found)), Duration.ZERO));
        }
        return refuse(found, Slips.fault(found));
    }

    private static Parsed<Timing> refuse(String found, String fault) {
        return new Parsed.Refused<>("\"%s\" %s".formatted(AmountReader.shorten(found), fault));
    }
}
