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

    /// Carries out work that was claimed.
    @Bean(destroyMethod = "close")
    ExecutorService workers() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("worker-", 0).factory());
    }

    @Bean
    DbSchedulerCustomizer schedulerOnVirtualThreads(ExecutorService workers) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(workers);
            }
        };
    }
}
