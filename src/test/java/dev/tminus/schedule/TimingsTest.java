package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimingsTest {

    private static final Timing.Anchor ZERO = new Timing.Zero();
    private static final Timing.Anchor DEPLOY = new Timing.StepPlan(new StepId("deploy-field"));
    private static final Timing.Anchor FREEZE = new Timing.Milestone("freeze");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime NINE = LocalTime.of(9, 0);

    static Stream<Arguments> readable() {
        return Stream.of(
                read("T-0", elapsed(ZERO, "PT0S")),
                read("T+0", elapsed(ZERO, "PT0S")),
                read("T-5d", days(ZERO, -5, null, null)),
                read("T+5d", days(ZERO, 5, null, null)),
                read("T-0d", days(ZERO, 0, null, null)),
                read("T-120h", elapsed(ZERO, "PT-120H")),
                read("T+1h05m", elapsed(ZERO, "PT1H5M")),
                read("T+1h5m", elapsed(ZERO, "PT1H5M")),
                read("T+90m", elapsed(ZERO, "PT90M")),
                read("T-30s", elapsed(ZERO, "PT-30S")),
                read("T+2h00m30s", elapsed(ZERO, "PT2H30S")),
                read("T-5d 09:00", days(ZERO, -5, NINE, null)),
                read("T-5d 09:00:30", days(ZERO, -5, LocalTime.of(9, 0, 30), null)),
                read("T-5d 09:00 Asia/Shanghai", days(ZERO, -5, NINE, SHANGHAI)),
                read("  T-5d   09:00  Asia/Shanghai ", days(ZERO, -5, NINE, SHANGHAI)),
                read("T-3650d", days(ZERO, -3650, null, null)),
                read("T+87600h", elapsed(ZERO, "PT87600H")),
                read("deploy-field", elapsed(DEPLOY, "PT0S")),
                read("deploy-field - 7d", days(DEPLOY, -7, null, null)),
                read("deploy-field + 2h30m", elapsed(DEPLOY, "PT2H30M")),
                read("deploy-field + 0d 09:00", days(DEPLOY, 0, NINE, null)),
                read("deploy-field - 7d 09:00 Asia/Shanghai", days(DEPLOY, -7, NINE, SHANGHAI)),
                read("{{input.freeze}}", elapsed(FREEZE, "PT0S")),
                read("{{ input.freeze }}  -  2d 09:00", days(FREEZE, -2, NINE, null)),
                read("{{input.freeze}} + 2h30m", elapsed(FREEZE, "PT2H30M")),
                read("t", elapsed(step("t"), "PT0S")),
                read("5d-soak", elapsed(step("5d-soak"), "PT0S")),
                read("5d + 1h", elapsed(step("5d"), "PT1H")),
                read("deploy-7d", elapsed(step("deploy-7d"), "PT0S")));
    }

    @ParameterizedTest
    @MethodSource
    void readable(String text, Timing expected) {
        assertThat(Timings.parse(text)).isEqualTo(new Parsed.Value<>(expected));
    }

    static Stream<Arguments> refused() {
        var notFromWhat = " does not say from what it counts. ";
        return Stream.of(
                refuse("", "This time is empty. Write an offset such as T-5d or T+1h05m."),
                refuse(
                        "T+1d08h",
                        "\"T+1d08h\" mixes calendar days and elapsed hours. Write T+32h for elapsed"
                                + " time, or T+1d 08:00 for a wall clock on that day."),
                refuse(
                        "deploy-field - 1d2h30m",
                        "\"deploy-field - 1d2h30m\" mixes calendar days and elapsed hours. Write"
                                + " deploy-field - 26h30m for elapsed time, or deploy-field - 1d 02:30"
                                + " for a wall clock on that day."),
                refuse(
                        "T-1d30h",
                        "\"T-1d30h\" mixes calendar days and elapsed hours. Write T-54h for elapsed"
                                + " time, or T-1d 09:00 for a wall clock on that day."),
                refuse(
                        "T-120h 09:00",
                        "\"T-120h 09:00\" counts elapsed time, which has no wall clock. Write T-5d"
                                + " 09:00 to count calendar days, or T-120h alone."),
                refuse(
                        "T-0 09:00",
                        "\"T-0 09:00\" gives a wall clock to T-0, which is an instant. Write T-0d"
                                + " 09:00 for the day of T-0."),
                refuse(
                        "T-5d Asia/Shanghai",
                        "\"T-5d Asia/Shanghai\" names a zone without a wall clock. Write T-5d 09:00"
                                + " Asia/Shanghai."),
                refuse(
                        "T-5d 09:00 Asia/Shanghia",
                        "\"Asia/Shanghia\" is not a known time zone. Did you mean Asia/Shanghai?"
                                + " Found in \"T-5d 09:00 Asia/Shanghia\"."),
                refuse(
                        "T-5d 09:00 America/New York",
                        "\"America/New York\" is not a known time zone. Did you mean"
                                + " America/New_York? Found in \"T-5d 09:00 America/New York\"."),
                refuse(
                        "T-5d 9:00",
                        "\"T-5d 9:00\" has the wall clock 9:00 with one digit for the hour. Write"
                                + " T-5d 09:00."),
                refuse(
                        "T-5d 24:00",
                        "\"T-5d 24:00\" has the wall clock 24:00. Write 00:00 with the day after"
                                + " it, or 23:59."),
                refuse(
                        "T-5d 25:00",
                        "\"T-5d 25:00\" has \"25:00\" where a wall clock of 24 hours is expected."
                                + " Write it as T-5d 09:00."),
                refuse("t-5d", "\"t-5d\" has a lower-case t. Write T-5d."),
                refuse("t+1h 09:00", "\"t+1h 09:00\" has a lower-case t. Write T+1h 09:00."),
                refuse(
                        "T\u22125d",
                        "\"T\u22125d\" has a dash that is not the ASCII hyphen. Write T-5d."),
                refuse(
                        "deploy-field \u2013 7d",
                        "\"deploy-field \u2013 7d\" has a dash that is not the ASCII hyphen. Write"
                                + " deploy-field - 7d."),
                refuse(
                        "T-5d\u00A009:00",
                        "\"T-5d\u00A009:00\" has a space that is not the ASCII space. Write T-5d"
                                + " 09:00."),
                refuse("T", "\"T\" has no offset. Write T-0 for the time zero itself."),
                refuse("T - 5d", "\"T - 5d\" has spaces around its sign. Write T-5d."),
                refuse(
                        "T5d",
                        "\"T5d\" has no sign. Write T-5d for before T-0, or T+5d for after it."),
                refuse(
                        "T 09:00",
                        "\"T 09:00\" has a wall clock without a day. Write T-0d 09:00 for that day"
                                + " itself."),
                refuse(
                        "deploy-field 09:00",
                        "\"deploy-field 09:00\" has a wall clock without a day. Write deploy-field"
                                + " + 0d 09:00 for that day itself."),
                refuse(
                        "deploy-field+7d",
                        "\"deploy-field+7d\" needs a space on both sides of its sign. Write"
                                + " deploy-field + 7d."),
                refuse(
                        "deploy-field -7d 09:00",
                        "\"deploy-field -7d 09:00\" needs a space on both sides of its sign. Write"
                                + " deploy-field - 7d 09:00."),
                refuse(
                        "Deploy_Field - 7d",
                        "\"Deploy_Field - 7d\" counts from \"Deploy_Field\", which is no step's id."
                                + " Ids are made of a-z, 0-9 and hyphens."),
                refuse(
                        "2026-10-17 20:00",
                        "\"2026-10-17 20:00\" is a date, but a runbook counts from T-0, which is"
                                + " set when a release is planned. Write an offset such as T-5d"
                                + " 09:00."),
                refuse(
                        "5d",
                        "\"5d\""
                                + notFromWhat
                                + "Write T-5d for before T-0, or T+5d for after it."),
                refuse("-5d", "\"-5d\"" + notFromWhat + "Write T-5d."),
                refuse("0", "\"0\"" + notFromWhat + "Write T-0."),
                refuse(
                        "15",
                        "\"15\""
                                + notFromWhat
                                + "Write T-15m for before T-0, or T+15m for after it."),
                refuse("T-5", "\"T-5\" has no unit after 5. Write T-5d, T-5h or T-5m."),
                refuse("T-1h30", "\"T-1h30\" has no unit after 30. Write T-1h30m."),
                refuse("T+2m05", "\"T+2m05\" has no unit after 05. Write T+2m05s."),
                refuse("T-1d08", "\"T-1d08\" has no unit after 08. Write T-32h or T-1d 08:00."),
                refuse("T-1d30", "\"T-1d30\" has no unit after 30. Write T-54h."),
                refuse("T-1s30", "\"T-1s30\" has no unit after 30. Write T-30d, T-30h or T-30m."),
                refuse(
                        "deploy - 2w",
                        "\"deploy - 2w\" has the unknown unit \"w\". Units are d, h, m and s, in"
                                + " lower case."),
                refuse(
                        "T-5D",
                        "\"T-5D\" has the unknown unit \"D\". Units are d, h, m and s, in lower"
                                + " case."),
                refuse(
                        "T+30m1h",
                        "\"T+30m1h\" has its units out of order. Write days, hours, minutes and"
                                + " seconds in this order, each once."),
                refuse(
                        "T+1h90m",
                        "\"T+1h90m\" has 90m after a larger unit, where 59 is the most. Write"
                                + " T+2h30m."),
                refuse(
                        "T-00:15",
                        "\"T-00:15\" has \"00:15\" where an amount is expected. Write numbers with"
                                + " units, such as T-5d, T-2h30m or T-15m."),
                refuse(
                        "T-3651d",
                        "\"T-3651d\" is longer than ten years. Write at most T-3650d or T-87600h."),
                refuse(
                        "deploy + 99999999999999999999h",
                        "\"deploy + 99999999999999999999h\" is longer than ten years. Write at most"
                                + " deploy + 3650d or deploy + 87600h."),
                refuse(
                        "as soon as possible",
                        "\"as soon as possible\" is not a planned time. Write an offset from T-0"
                                + " such as T-5d or T+1h05m, or from a step such as deploy-field -"
                                + " 7d."),
                refuse(
                        "T-" + "1".repeat(300) + "!",
                        "\"T-"
                                + "1".repeat(55)
                                + "...\" has 303 characters. Write an offset such as T-5d or"
                                + " deploy-field - 7d."));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, String message) {
        assertThat(Timings.parse(text)).isEqualTo(new Parsed.Refused<>(message));
    }

    @Test
    void knowsWhatAStepIdWithAGluedOffsetMeant() {
        assertThat(Timings.withSpaces(new StepId("deploy-field-7d"))).hasValue("deploy-field - 7d");
        assertThat(Timings.withSpaces(new StepId("deploy-field-7"))).isEmpty();
        assertThat(Timings.withSpaces(new StepId("deploy-field"))).isEmpty();
    }

    @Test
    void readsBackWhateverItPrints() {
        var random = new Random(20261017);
        for (int i = 0; i < 10_000; i++) {
            var timing = any(random);

            var text = Offsets.print(timing);

            assertThat(Timings.parse(text)).as(text).isEqualTo(new Parsed.Value<>(timing));
        }
    }

    @Test
    void answersAnyTextWithoutAnException() {
        var random = new Random(5);
        var alphabet = "Tt+-0159dhms: \u2212/aZ_.wAsia/Shanghai";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "T" : "");
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            var parsed = Timings.parse(text.toString());

            switch (parsed) {
                case Parsed.Refused<Timing>(var message) -> assertThat(message).endsWith(".");
                case Parsed.Value<Timing>(var timing) ->
                        assertThat(Timings.parse(Offsets.print(timing))).isEqualTo(parsed);
            }
        }
    }

    private static Timing any(Random random) {
        var anchor = random.nextBoolean() ? ZERO : step(anyId(random));
        if (random.nextBoolean()) {
            long size = random.nextLong(1L << random.nextInt(1, 28));
            return new Timing.Elapsed(
                    anchor, Duration.ofSeconds(random.nextBoolean() ? size : -size));
        }
        int days = random.nextInt(-3650, 3651) / (random.nextBoolean() ? 1 : 500);
        if (random.nextBoolean()) {
            return new Timing.Calendar(anchor, days, null, null);
        }
        var time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
        var zones = List.of("Asia/Shanghai", "America/New_York", "Pacific/Apia", "UTC", "EST5EDT");
        var zone = random.nextBoolean() ? null : ZoneId.of(zones.get(random.nextInt(zones.size())));
        return new Timing.Calendar(anchor, days, time, zone);
    }

    private static String anyId(Random random) {
        var id = new StringBuilder();
        for (int length = 1 + random.nextInt(6); length > 0; length--) {
            id.append("abt05dhms-".charAt(random.nextInt(10)));
        }
        return id.toString();
    }

    private static Timing.Anchor step(String id) {
        return new Timing.StepPlan(new StepId(id));
    }

    private static Timing elapsed(Timing.Anchor anchor, String iso) {
        return new Timing.Elapsed(anchor, Duration.parse(iso));
    }

    private static Timing days(
            Timing.Anchor anchor, int days, @Nullable LocalTime time, @Nullable ZoneId zone) {
        return new Timing.Calendar(anchor, days, time, zone);
    }

    private static Arguments read(String text, Timing timing) {
        return Arguments.of(text, timing);
    }

    private static Arguments refuse(String text, String message) {
        return Arguments.of(text, message);
    }
}
