package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Lets the scheduler rest while nothing can be recorded: what is due stays due. It goes on looking
/// for dead workers meanwhile.
@Component
class RestWhileReadOnly implements SmartInitializingSingleton {

    private final Runs runs;
    private final ObjectProvider<Scheduler> scheduler;

    RestWhileReadOnly(Runs runs, ObjectProvider<Scheduler> scheduler) {
        this.runs = runs;
        this.scheduler = scheduler;
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
            case LedgerHealth.ReadOnly _ -> due.pause();
            case LedgerHealth.Sound _ -> {
                if (due.getSchedulerState().isPaused()) {
                    due.resume();
                    due.triggerCheckForDueExecutions();
                }
            }
        }
    }
}
