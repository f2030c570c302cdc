package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How two long texts are shown side by side.
class PassageTest {

    @Test
    void showsWhatDiffersWithTheWordsAroundIt() {
        var passage =
                Passage.between(
                        "Stop the web servers of Field; the job server and the queue go on.",
                        "Stop the web servers of Field; the mail server and the queue go on.");

        assertThat(passage)
                .isEqualTo(
                        "`…of Field; the job server and the…` became"
                                + " `…of Field; the mail server and the…`.");
    }

    @Test
    void showsWhatIsGoneByWhatStandsAroundIt() {
        var passage =
                Passage.between("Look at it first, then throw the switch.", "Throw the switch.");

        assertThat(passage)
                .isEqualTo(
                        "`Look at it first, then throw the switch.` became `Throw the switch.`.");
    }

    @Test
    void showsNewLinesAsMarks() {
        var passage = Passage.between("One\n  Two\n", "One\n  Three\n");

        assertThat(passage).isEqualTo("`One ↵ Two ↵ ` became `One ↵ Three ↵ `.");
    }

    @Test
    void cutsALongPassageShort() {
        var passage = Passage.between("old", "x".repeat(1_000));

        assertThat(passage).isEqualTo("`old` became `" + "x".repeat(120) + "…`.");
    }

    @Test
    void cutsNoLetterInTwo() {
        var passage = Passage.between("a" + "😀".repeat(100), "b" + "😀".repeat(100));

        assertThat(passage.chars().filter(c -> c == '?').count()).isZero();
        assertThat(passage.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isFalse();
    }
}
