package dev.tminus.ui;

import dev.tminus.catalog.Catalog;
import dev.tminus.run.InMemoryRuns;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The sample in place of workspace folder and journal, at a moment that stands still.
@TestConfiguration
public class SampleBeans {

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
    InstantSource sampleClock() {
        return InstantSource.fixed(Sample.NOW);
    }
}
