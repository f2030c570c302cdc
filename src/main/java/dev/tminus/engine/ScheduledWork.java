package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tminus.ledger.DueWork;
import dev.tminus.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes what is due into the scheduler's table, in the transaction that made it due, and wakes
/// the scheduler once that is committed.
@Component
class ScheduledWork implements DueWork {

    private final ObjectProvider<Scheduler> scheduler;
    private final ObjectProvider<CarryOutAttempt> underWay;
    private final ExecutorService workers;

    ScheduledWork(
            ObjectProvider<Scheduler> scheduler,
            ObjectProvider<CarryOutAttempt> underWay,
            @Qualifier("workers") ExecutorService workers) {
        this.scheduler = scheduler;
        this.underWay = underWay;
        this.workers = workers;
    }

    @Override
    public void carryOut(List<Attempt> attempts, Instant at) {
        List<TaskInstance<?>> instances =
                attempts.stream()
                        .<TaskInstance<?>>map(attempt ->
                                new TaskInstance<>(Tasks.CHECK, AttemptName.of(attempt).text()))
                        .toList();
        scheduler.getObject().scheduleBatch(instances, at);
        wakeAfterCommit();
    }

    @Override
    public void lookAgain(RunId run, Instant at) {
        var instance = new TaskInstance<Void>(Tasks.ADVANCE, run + "/" + at);
        var _ = scheduler.getObject().scheduleIfNotExists(instance, at);
    }

    @Override
    public void stop(List<Attempt> attempts) {
        afterCommit(() ->
                attempts.forEach(
                        attempt -> workers.execute(() -> underWay.getObject().stop(attempt))));
    }

    private void wakeAfterCommit() {
        afterCommit(() -> scheduler.getObject().triggerCheckForDueExecutions());
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        action.run();
                    }
                });
    }
}
