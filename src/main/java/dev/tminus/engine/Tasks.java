package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.Runs;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the scheduler knows how to do. It delivers at least once: each of these may come twice and
/// changes something once.
@Configuration(proxyBeanMethods = false)
class Tasks {

    /// Carries out one attempt of a check; its instance is an [AttemptName].
    static final String CHECK = "check";

    /// Lets a run go on by time alone; its instance is `run/instant`.
    static final String ADVANCE = "advance";

    private static final Duration AGAIN = Duration.ofSeconds(10);

    @Bean
    OneTimeTask<Void> checkTask(ObjectProvider<CarryOutAttempt> carryOut) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(CHECK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, _) ->
                        carryOut.getObject().carryOut(new AttemptName(instance.getId()).attempt()));
    }

    @Bean
    OneTimeTask<Void> advanceTask(ObjectProvider<Runs> runs, InstantSource time) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(ADVANCE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, _) ->
                        advance(runs.getObject(), instance.getId(), time.instant()));
    }

    /// @param now read before, so that a clock that lags behind the scheduler's loses no timer
    static void advance(Runs runs, String instance, Instant now) {
        int slash = instance.indexOf('/');
        var run = RunId.of(instance.substring(0, slash));
        var answer =
                runs.handle(
                        run,
                        CommandId.derivedFrom(ADVANCE + "/" + instance),
                        new Actor.Clock(),
                        new RunCommand.Advance());
        StillReadOnly.check(runs);
        if (answer instanceof CommandResult.Refused
                && now.isBefore(Instant.parse(instance.substring(slash + 1)))) {
            throw new IllegalStateException("Too early by this clock; it is looked at again");
        }
    }
}
