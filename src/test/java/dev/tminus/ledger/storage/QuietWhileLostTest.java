package dev.tminus.ledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tminus.ledger.LedgerHealth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

class QuietWhileLostTest {

    private static final Exception FULL =
            new DataAccessResourceFailureException(
                    "not written",
                    new SQLException("?", "", 90031, new IOException("No space left")));

    private final Logger log = (Logger) LoggerFactory.getLogger("somebody");
    private final Logger told = (Logger) LoggerFactory.getLogger(Health.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Health health = new Health((_, action) -> action.run());
    @TempDir private Path folder;
    private LostLedger lost;
    private QuietWhileLost quiet;

    @BeforeEach
    void listen() {
        lost = new LostLedger(health, folder);
        quiet = new QuietWhileLost(lost, health);
        quiet.afterPropertiesSet();
        lines.start();
        log.addAppender(lines);
        told.addAppender(lines);
    }

    @AfterEach
    void leave() {
        quiet.destroy();
        log.detachAppender(lines);
        told.detachAppender(lines);
    }

    @Test
    void saysOnceThatTheLedgerIsLost() {
        log.error("An act failed", FULL);
        lost.notice(FULL);
        log.error("An act failed", FULL);
        log.error("Unhandled exception", new IllegalStateException(new NotNow("read-only")));
        log.error("Another fault", new IllegalStateException("of its own"));
        log.error("Only words");
        health.verified(3);
        log.error("Failed again", FULL);

        assertThat(said())
                .containsExactly(
                        "An act failed",
                        "Read-only until the ledger can be written again: " + reason(),
                        "Another fault",
                        "Only words",
                        "The ledger takes changes again.",
                        "Failed again");
    }

    @Test
    void saysWhereItIsLostForAnotherReason() {
        lost.notice(FULL);
        lost.still(FULL);
        lost.notice(new SQLException("Closed", "", 90098));
        assertThat(said()).hasSize(1);

        lost.still(new SQLException("Locked by another", "", 90020));

        assertThat(said()).hasSize(2);
        assertThat(health.now())
                .isEqualTo(
                        new LedgerHealth.ReadOnly(
                                "The ledger cannot be written (Locked by another). tminus tries"
                                        + " again by itself every 2 s."));
        health.verified(3);
        lost.still(FULL);
        assertThat(health.now()).isEqualTo(new LedgerHealth.Sound(3));
    }

    private String reason() {
        return lines.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("The disk is full"))
                .map(line -> line.substring(line.indexOf("The disk")))
                .findFirst()
                .orElseThrow();
    }

    private List<String> said() {
        return lines.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
