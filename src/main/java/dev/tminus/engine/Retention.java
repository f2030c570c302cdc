package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.KeptEvidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Removes evidence that has outlived its retention, and files that no attempt ever named because
/// tminus ended between writing them and reporting them. Digests stay in the journal.
@Component
class Retention {

    static final String TASK = "retention";

    /// A file younger than this may be named in a moment.
    static final Duration UNNAMED = Duration.ofDays(1);

    private static final Duration EVERY = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final EvidenceStore store;
    private final KeptEvidence kept;
    private final InstantSource time;

    Retention(EvidenceStore store, KeptEvidence kept, InstantSource time) {
        this.store = store;
        this.kept = kept;
        this.time = time;
    }

    void remove() {
        var now = time.instant();
        int removed = 0;
        try {
            for (var sha256 : kept.expired(now)) {
                if (store.remove(sha256, now.minus(UNNAMED))) {
                    kept.removed(sha256, now);
                    removed++;
                }
            }
            int unnamed = store.sweep(kept.named(), now.minus(UNNAMED));
            if (removed > 0 || unnamed > 0) {
                LOG.info(
                        "Removed evidence: {} files past their retention, {} that nothing names.",
                        removed,
                        unnamed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Recurring {

        @Bean
        RecurringTask<Void> retentionTask(ObjectProvider<Retention> retention) {
            return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
                            TASK, FixedDelay.of(EVERY))
                    .execute((_, _) -> retention.getObject().remove());
        }
    }
}
