package dev.tminus.ui;

import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Histories;
import dev.tminus.planning.InMemoryRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;

/// The sample in place of workspace folder and journal, at a moment that stands still.
@TestConfiguration
public class SampleBeans {

    /// Gives the application a folder of its own.
    public static void freshHome(DynamicPropertyRegistry properties) {
        try {
            var home = Files.createTempDirectory(Path.of("target"), "home-").toAbsolutePath();
            properties.add("tminus.home", home::toString);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Bean
    @Primary
    InMemoryRuns sampleRuns() {
        return new InMemoryRuns();
    }

    @Bean
    @Primary
    Catalog sampleCatalog() {
        return Sample.catalog();
    }

    @Bean
    @Primary
    Histories sampleHistories() {
        return Sample.histories();
    }

    @Bean
    @Primary
    InstantSource sampleClock() {
        return InstantSource.fixed(Sample.NOW);
    }
}
