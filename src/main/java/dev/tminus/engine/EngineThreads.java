package dev.tminus.engine;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// All threads that tminus makes for itself.
@Configuration(proxyBeanMethods = false)
class EngineThreads {

    /// For short things that are only a little later.
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService ticker() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("ticks").daemon().factory());
    }

    /// Carries out work that was claimed. Comparing, sorting and matching keep a processor busy, so
    /// these are threads that the operating system takes turns with: nothing takes a virtual thread
    /// off its carrier, and there are only as many carriers as processors.
    @Bean(destroyMethod = "close")
    ExecutorService workers() {
        return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("worker-", 0).factory());
    }

    @Bean
    DbSchedulerCustomizer schedulerOnWorkers(ExecutorService workers) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(workers);
            }
        };
    }
}
