package dev.tminus.ui;

import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Histories;
import dev.tminus.planning.InMemoryRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.DynamicPropertyRegistry;

/// The sample in place of workspace folder and journal, at a moment that stands still.
@TestConfiguration
public class SampleBeans {

    /// Gives the application a folder of its own.
    public static void freshHome(DynamicPropertyRegistry properties) {
        var home = newHome();
        properties.add("tminus.home", home::toString);
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory(Path.of("target"), "home-").toAbsolutePath();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Gives it once to all who share the application.
    static final class Home
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "home", Map.of("tminus.home", newHome().toString())));
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
