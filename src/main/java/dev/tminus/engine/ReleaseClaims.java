package dev.tminus.engine;

import dev.tminus.evidence.EvidenceStore;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// With the embedded database there is only ever one instance: what the scheduler's table says is
/// claimed when it starts, nobody is working on. It is free at once, without waiting for missed
/// heartbeats, and what it left unfinished of its evidence is nobody's.
@Component
@ConditionalOnExpression("'${tminus.database.url:}' == ''")
class ReleaseClaims implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseClaims.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate writing;
    private final EvidenceStore evidence;

    ReleaseClaims(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, EvidenceStore evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.writing = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        writing.executeWithoutResult(_ ->
                jdbc.update(
                        """
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null,
                            version = version + 1
                        where picked
                        """));
        try {
            evidence.clearTemporary();
        } catch (IOException e) {
            LOG.warn("Unfinished files in {} could not be removed", evidence.temporary(), e);
        }
    }
}
