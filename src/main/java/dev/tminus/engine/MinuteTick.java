package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tminus.ledger.RunClock;
import dev.tminus.ledger.WatchEvidence;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks once a minute after what changes without anybody doing something here: the clock, and
/// files of evidence.
@Configuration(proxyBeanMethods = false)
class MinuteTick {

    private static final String TASK = "look-around";
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> lookAroundTask(
            ObjectProvider<RunClock> clock, ObjectProvider<WatchEvidence> evidence) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
                        TASK, FixedDelay.of(EVERY))
                .execute((_, _) -> {
                    clock.getObject().look();
                    evidence.getObject().look();
                });
    }
}
