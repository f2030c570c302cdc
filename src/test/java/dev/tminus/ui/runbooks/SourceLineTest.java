package dev.tminus.ui.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.catalog.Note;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.testing.CpuTime;
import dev.tminus.ui.runbooks.SourceLine.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceLineTest {

    @Test
    void underlinesTheWrongWord() {
        var line = only("  owner: boston-opps", problem(Severity.ERROR, 1, 10));

        assertThat(line.mark()).isEqualTo("e");
        assertThat(line.pieces())
                .containsExactly(
                        new Piece("  ", ""),
                        new Piece("owner", "ky"),
                        new Piece(": ", ""),
                        new Piece("boston-opps", "bad"));
    }

    @Test
    void countsColumnsInCodePoints() {
        var line = only("𠮷: bad", problem(Severity.WARNING, 1, 4));

        assertThat(line.mark()).isEqualTo("w");
        assertThat(line.pieces()).endsWith(new Piece("bad", "bad"));
    }

    @Test
    void keepsAProblemAfterTheEndAtTheLastLine() {
        var lines = SourceLine.of("a: 1\nb: 2\n", List.of(note(problem(Severity.ERROR, 9, 1), "")));

        assertThat(lines.getLast().notes()).hasSize(1);
    }

    @Test
    void standsAColumnBeyondTheLine() {
        assertThat(only("a", problem(Severity.ERROR, 1, 40)).pieces())
                .containsExactly(new Piece("a", ""));
    }

    @Test
    void showsAnEmptyFileWithItsProblem() {
        assertThat(only("", problem(Severity.ERROR, 1, 1)).pieces()).isEmpty();
    }

    @Test
    void marksTheWorstOfALine() {
        var accepted = note(problem(Severity.WARNING, 1, 1), "We looked.");
        var warning = note(problem(Severity.WARNING, 1, 1), "");
        var error = note(problem(Severity.ERROR, 1, 1), "");

        assertThat(mark(accepted)).isEqualTo("a");
        assertThat(mark(accepted, warning)).isEqualTo("w");
        assertThat(mark(accepted, warning, error)).isEqualTo("e");
        assertThat(mark()).isEmpty();
    }

    @Test
    void underlinesNothingThatIsAccepted() {
        var line =
                SourceLine.of("bad", List.of(note(problem(Severity.WARNING, 1, 1), "We looked.")))
                        .getFirst();

        assertThat(line.pieces()).containsExactly(new Piece("bad", ""));
    }

    @Test
    void takesAMomentForTheLongestLine() {
        var notes = new ArrayList<Note>();
        for (int i = 0; i < 200; i++) {
            notes.add(note(problem(Severity.ERROR, 1, 1 + i * 5_000), ""));
        }

        for (var hostile : List.of("x", "- ", " ", "\"", ":", "{ ", "a: ", "𠮷")) {
            var text = hostile.repeat((1 << 20) / hostile.length());
            var line = SourceLine.of(text, notes).getFirst();

            var begin = CpuTime.ofThisThread();
            var pieces = line.pieces();
            assertThat(CpuTime.ofThisThread().minus(begin)).isLessThan(Duration.ofSeconds(1));

            assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
                    .isEqualTo(text.substring(0, 10_000));
            assertThat(line.hidden()).isEqualTo(text.length() - 10_000);
        }
    }

    private static String mark(Note... notes) {
        return SourceLine.of("a: 1", List.of(notes)).getFirst().mark();
    }

    private static Note note(Problem problem, String because) {
        return new Note(problem, null, because);
    }

    private static SourceLine only(String text, Problem problem) {
        return SourceLine.of(text, List.of(note(problem, ""))).getFirst();
    }

    private static Problem problem(Severity severity, int line, int column) {
        return new Problem(severity, "code", new Place("f", line, column, ""), "Wrong.", "");
    }

    @Test
    void showsNoSecretThatStandsThereByMistake() {
        var text =
                """
                hq: {jdbc: x, password: hunter2, user: ro}
                field:
                  password: |
                    hunter3
                    hunter4
                  user: ro
                """;
        var notes = List.of(literal(1, 25), literal(3, 13));

        var lines = SourceLine.of(text, notes);

        assertThat(lines)
                .extracting(SourceLine::text)
                .containsExactly(
                        "hq: {jdbc: x, password: •••",
                        "field:",
                        "  password: •••",
                        "•••",
                        "•••",
                        "  user: ro");
    }

    private static Note literal(int line, int column) {
        return new Note(
                new Problem(
                        Severity.ERROR,
                        "literal-password",
                        new Place("workspace.yaml", line, column, ""),
                        "",
                        ""),
                null,
                "");
    }
}
