package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.stereotype.Component;

/// Lets the scheduler rest while nothing can be recorded: what is due stays due, and nobody fills
/// the log by trying. It goes on looking for dead workers meanwhile, in silence.
@Component
class RestWhileReadOnly implements SmartInitializingSingleton {

    /// What it says of errors that the page and the log tell of already, with a trace each time.
    static final String COMPLAINTS = "com.github.kagkarlsson.scheduler.RunAndLogErrors";

    private final Runs runs;
    private final ObjectProvider<Scheduler> scheduler;
    private final ObjectProvider<LoggingSystem> logging;

    RestWhileReadOnly(
            Runs runs, ObjectProvider<Scheduler> scheduler, ObjectProvider<LoggingSystem> logging) {
        this.runs = runs;
        this.scheduler = scheduler;
        this.logging = logging;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var _ = runs.watchHealth(this::follow);
        follow();
    }

    /// One change after the other, so that the last one counts.
    private synchronized void follow() {
        var due = scheduler.getObject();
        switch (runs.health()) {
            case LedgerHealth.ReadOnly _ -> {
                due.pause();
                logging.ifAvailable(log -> log.setLogLevel(COMPLAINTS, LogLevel.OFF));
            }
            case LedgerHealth.Sound _ -> {
                logging.ifAvailable(log -> log.setLogLevel(COMPLAINTS, null));
                if (due.getSchedulerState().isPaused()) {
                    due.resume();
                    due.triggerCheckForDueExecutions();
                }
            }
        }
    }
}
