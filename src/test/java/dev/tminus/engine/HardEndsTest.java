package dev.tminus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.run.RunId;
import dev.tminus.runbook.names.StepId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

class HardEndsTest {

    private static final RunId RUN = RunId.of("0197b0c0-0000-7000-8000-000000000000");
    private static final Attempt ATTEMPT = new Attempt(RUN, new StepId("c1"), "rows", 1);

    private final javax.sql.DataSource ledger =
            new EmbeddedDatabaseBuilder()
                    .setType(EmbeddedDatabaseType.H2)
                    .generateUniqueName(true)
                    .build();

    @BeforeEach
    void make() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V9__begun_series.sql"))
                .execute(ledger);
    }

    @Test
    void letsNothingBeginThatSawTheProcessEndTwice() {
        assertThat(process().mayBegin(ATTEMPT, 1)).isTrue();
        assertThat(process().mayBegin(ATTEMPT, 1)).isTrue();

        assertThat(process().mayBegin(ATTEMPT, 1)).isFalse();
    }

    @Test
    void letsItBeginOnceOneHasEnded() {
        var first = process();
        first.mayBegin(ATTEMPT, 1);
        process().mayBegin(ATTEMPT, 1);
        first.ended(ATTEMPT);

        assertThat(process().mayBegin(ATTEMPT, 1)).isTrue();
    }

    /// A full disk, say, keeps the end of an attempt from being noted.
    @Test
    void countsNothingThatBeginsAgainInTheSameProcess() {
        var process = process();

        assertThat(process.mayBegin(ATTEMPT, 1)).isTrue();
        assertThat(process.mayBegin(ATTEMPT, 1)).isTrue();
        assertThat(process.mayBegin(ATTEMPT, 1)).isTrue();
    }

    private HardEnds process() {
        return new HardEnds(new JdbcTemplate(ledger), new JdbcTransactionManager(ledger));
    }
}
