package dev.tminus.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The [Mood] that the operator chose: what stands in the file `mood` of the folder `demo`, else
/// the setting `tminus.demo.mood`.
@Component
@ConditionalOnProperty("tminus.demo")
final class ChosenMood {

    private static final Logger LOG = LoggerFactory.getLogger(ChosenMood.class);

    private final Path file;
    private final Mood setting;

    /// @throws IllegalArgumentException where there is no such mood
    ChosenMood(@Value("${tminus.home}") Path home, @Value("${tminus.demo.mood}") String setting) {
        this.file = home.resolve("demo").resolve("mood").toAbsolutePath();
        this.setting =
                Mood.named(setting)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "tminus.demo.mood is \"%s\"; write %s."
                                                .formatted(setting, Mood.names())));
    }

    /// As it is written now.
    Mood now() {
        try {
            var written = Files.readString(file).strip();
            var mood = Mood.named(written);
            if (mood.isEmpty()) {
                LOG.warn(
                        "{} says \"{}\"; write {}. The setting counts: {}",
                        file,
                        written,
                        Mood.names(),
                        setting.text());
            }
            return mood.orElse(setting);
        } catch (NoSuchFileException _) {
            return setting;
        } catch (IOException e) {
            LOG.warn("{} cannot be read; the setting counts: {}", file, setting.text(), e);
            return setting;
        }
    }
}
