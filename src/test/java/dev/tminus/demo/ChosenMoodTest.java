package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenMoodTest {

    @TempDir Path home;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(home.resolve("demo"));
    }

    @Test
    void isTheSettingWhereThereIsNoFile() {
        assertThat(new ChosenMood(home, "lost-rows").now()).isEqualTo(Mood.LOST_ROWS);
        assertThat(new ChosenMood(home, "good").now()).isEqualTo(Mood.GOOD);
    }

    @Test
    void isWhatTheFileSaysNow() throws IOException {
        var mood = new ChosenMood(home, "lost-rows");

        Files.writeString(home.resolve("demo/mood"), "good\n");
        assertThat(mood.now()).isEqualTo(Mood.GOOD);

        Files.writeString(home.resolve("demo/mood"), "lost-rows");
        assertThat(mood.now()).isEqualTo(Mood.LOST_ROWS);
    }

    @Test
    void isTheSettingWhereTheFileNamesNoMood() throws IOException {
        Files.writeString(home.resolve("demo/mood"), "bad");

        assertThat(new ChosenMood(home, "lost-rows").now()).isEqualTo(Mood.LOST_ROWS);
    }

    @Test
    void refusesASettingThatNamesNoMood() {
        assertThatThrownBy(() -> new ChosenMood(home, "lost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "tminus.demo.mood is \"lost\"; write good, lost-rows, job-server-dies,"
                                + " hq-unreachable or queue-not-empty.");
    }
}
