package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/// The real ledger, catalog and engine without the web.
@ImportAutoConfiguration({
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    DataJdbcRepositoriesAutoConfiguration.class,
    DbSchedulerAutoConfiguration.class
})
@EnableJdbcRepositories("dev.tminus.ledger")
@ComponentScan({"dev.tminus.ledger", "dev.tminus.planning", "dev.tminus.catalog"})
@ComponentScan(
        basePackages = "dev.tminus.engine",
        excludeFilters =
                @ComponentScan.Filter(
                        type = org.springframework.context.annotation.FilterType.REGEX,
                        pattern = ".*Test.*"))
class EngineAlone {

    @Bean
    InstantSource time() {
        return InstantSource.system();
    }
}
