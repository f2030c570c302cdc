package dev.tminus.schedule;

import static dev.tminus.run.RunbookBuilder.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Field.Type;
import dev.tminus.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValuesTest {

    private static final Field COLOUR =
            new Field(
                    "colour",
                    "Colour",
                    Type.CHOICE,
                    false,
                    List.of("red", "dark blue"),
                    null,
                    null);
    private static final Field TICKET =
            new Field("ticket", "Ticket", Type.TEXT, false, List.of(), "HQ-[0-9]+", null);

    private static String kept(Field field, String written) {
        var read = FieldValues.read(field, written);
        assertThat(read.problem()).isEmpty();
        return read.value();
    }

    private static String problem(Field field, String written) {
        return Rules.problem(field, written).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' two words ', two words",
        "INTEGER, +007, 7",
        "INTEGER, -0, 0",
        "INTEGER, 999999999999999999, 999999999999999999",
        "DECIMAL, 0.250, 0.25",
        "DECIMAL, -00.0, 0",
        "DECIMAL, 100, 100",
        "BOOLEAN, YES, true",
        "BOOLEAN, no, false",
        "BOOLEAN, True, true",
        "TIMESTAMP, 2026-12-05T09:00:00-05:00, 2026-12-05T14:00:00Z",
        "TIMESTAMP, 2026-12-05T14:00Z, 2026-12-05T14:00:00Z",
        "DURATION, 120m, 2h",
        "DURATION, PT90M, 1h30m",
        "DURATION, 26h, 1d2h",
        "DURATION, PT25H1S, 1d1h1s",
        "DURATION, 1d2h3m4s, 1d2h3m4s",
        "DURATION, 3661s, 1h1m1s",
        "DURATION, 0s, 0s",
        "TEXT, '  ', ''",
        "INTEGER, '', ''"
    })
    void keepsOneFormOfEachValue(Type type, String written, String kept) {
        assertThat(kept(field("f", type), written)).isEqualTo(kept == null ? "" : kept);
        assertThat(kept(field("f", type), kept == null ? "" : kept))
                .as("the same again")
                .isEqualTo(kept == null ? "" : kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER | 4.2 | Title of f is \"4.2\"; write a whole number such as 42.",
                "INTEGER | 1000000000000000000 | Title of f is \"1000000000000000000\"; write a"
                        + " whole number such as 42.",
                "DECIMAL | 1,5 | Title of f is \"1,5\"; write a number such as 0.25.",
                "DECIMAL | 1e9 | Title of f is \"1e9\"; write a number such as 0.25.",
                "BOOLEAN | maybe | Title of f is \"maybe\"; write true or false.",
                "TIMESTAMP | 2026-12-05 | Title of f is \"2026-12-05\"; write a date and time such"
                        + " as 2026-12-05T14:00:00Z.",
                "TIMESTAMP | 2026-12-05T14:00 | Title of f is \"2026-12-05T14:00\"; write a date"
                        + " and time such as 2026-12-05T14:00:00Z.",
                "DURATION | -2h | Title of f: \"-2h\" has a sign, but a duration is never negative."
                        + " Write 2h."
            })
    void saysWhatIsWrongAndWhatToWrite(Type type, String written, String problem) {
        assertThat(problem(field("f", type), written)).isEqualTo(problem);
    }

    @Test
    void takesOneOfTheChoicesOnly() {
        assertThat(kept(COLOUR, " dark blue ")).isEqualTo("dark blue");
        assertThat(problem(COLOUR, "Red"))
                .isEqualTo("Colour is \"Red\"; write one of red, dark blue.");
    }

    @Test
    void takesTextsThatMatchAsAWhole() {
        assertThat(kept(TICKET, "HQ-17")).isEqualTo("HQ-17");
        assertThat(problem(TICKET, "see HQ-17"))
                .isEqualTo("Ticket is \"see HQ-17\"; write a text that matches HQ-[0-9]+.");
    }

    @Test
    void boundsTextsAndLists() {
        var text = field("f", Type.TEXT);
        var list = field("f", Type.LIST);

        assertThat(kept(text, "x".repeat(1_000))).hasSize(1_000);
        assertThat(problem(text, "x".repeat(1_001)))
                .isEqualTo("Title of f has 1,001 characters, at most 1,000 are kept. Shorten it.");
        assertThat(problem(text, "a\nb"))
                .isEqualTo("Title of f is one line. Write it without breaks.");
        assertThat(kept(list, " a \n\n b\r\n")).isEqualTo("a\nb");
        assertThat(kept(list, "x\n".repeat(1_000)).lines()).hasSize(1_000);
        assertThat(problem(list, "x\n".repeat(1_001)))
                .isEqualTo("Title of f has 1,001 lines, at most 1,000 are kept.");
        assertThat(problem(list, "a\n" + "x".repeat(1_001)))
                .isEqualTo("Title of f has 1,001 characters, at most 1,000 are kept. Shorten it.");
        assertThat(problem(field("f", Type.INTEGER), "9".repeat(100)))
                .isEqualTo(
                        "Title of f is \"%s…\"; write a whole number such as 42."
                                .formatted("9".repeat(59)));
    }

    @Test
    void holdsEveryLineOfAListAgainstThePattern() {
        var tickets =
                new Field("tickets", "Tickets", Type.LIST, false, List.of(), "HQ-[0-9]+", null);

        assertThat(kept(tickets, "HQ-1\nHQ-2")).isEqualTo("HQ-1\nHQ-2");
        assertThat(problem(tickets, "HQ-1\nother"))
                .isEqualTo("Tickets is \"other\"; write a text that matches HQ-[0-9]+.");
    }

    @Test
    void boundsWhatAPatternCosts() {
        var slow = new Field("f", "F", Type.LIST, false, List.of(), "(?:\\pL{1,30}){1,30}", null);
        var lines = ("a".repeat(999) + "\n").repeat(20);

        assertThat(problem(slow, lines + "a"))
                .isEqualTo("F has 20,001 characters, at most 20,000 can be checked. Shorten it.");
        var begin = CpuTime.ofThisThread();
        assertThat(problem(slow, lines)).startsWith("F is \"aaa");
        assertThat(CpuTime.ofThisThread().minus(begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void takesNothingWhereAKeptPatternIsNoneByNow() {
        var kept = new Field("f", "F", Type.TEXT, false, List.of(), "(?=4)[0-9]+", null);

        assertThat(problem(kept, "42"))
                .isEqualTo(
                        "F cannot be checked, its pattern is no longer supported: look-ahead and"
                                + " look-behind are not supported.");
    }

    @Test
    void readsAWholeForm() {
        var rows = RunbookBuilder.required("rows", Type.INTEGER);
        var fields = List.of(rows, COLOUR);

        assertThat(FieldValues.read(fields, Map.of("rows", "07", "colour", " "), true).values())
                .isEqualTo(Map.of("rows", "7"));
        assertThat(FieldValues.read(fields, Map.of("colour", "red"), true).problem())
                .contains("Title of rows is required.");
        assertThat(FieldValues.read(fields, Map.of("colour", "red"), false).values())
                .isEqualTo(Map.of("colour", "red"));
        assertThat(FieldValues.read(fields, Map.of("lines", "7"), false).problem())
                .contains("There is no field \"lines\".");
    }

    @Test
    void comparesWhatAValueMustBeInItsKeptForm() {
        var dry = RunbookBuilder.mustBe("dry", Type.DURATION, "60m");

        assertThat(FieldValues.missing(List.of(dry), Map.of("dry", "1h"))).isEmpty();
        assertThat(FieldValues.missing(List.of(dry), Map.of("dry", "2h")))
                .contains("\"Title of dry\" is 2h and must be 60m.");
        assertThat(FieldValues.missing(List.of(dry), Map.of()))
                .contains("Fill in \"Title of dry\" first.");
    }
}
