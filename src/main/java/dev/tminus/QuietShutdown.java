package dev.tminus;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;

/// Whoever stops the process reads one line. What libraries say of work that is cut off by it, as
/// that pages are open or that the start is not through, is no news to anybody.
final class QuietShutdown implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(QuietShutdown.class);

    private final AtomicReference<Told> told = new AtomicReference<>(Told.NOTHING);

    private enum Told {
        NOTHING,
        FAILED,
        STOPS
    }

    private QuietShutdown() {}

    /// From now on a stop is told in one line.
    static QuietShutdown expected() {
        var end = new QuietShutdown();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(end::stops));
        return end;
    }

    /// Whether the start failed by itself, and not because it was stopped.
    boolean hasFailed() {
        return told.compareAndSet(Told.NOTHING, Told.FAILED);
    }

    /// What is stopped before anything is opened goes no further.
    @Override
    public void onApplicationEvent(ApplicationPreparedEvent prepared) {
        if (told.get() == Told.STOPS) {
            silence();
            throw new CancellationException("Stopped before it began");
        }
    }

    private void stops() {
        if (told.compareAndSet(Told.NOTHING, Told.STOPS)) {
            LOG.info("tminus stops.");
            silence();
        }
    }

    private static void silence() {
        var logging = LoggingSystem.get(QuietShutdown.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        logging.setLogLevel(QuietShutdown.class.getPackageName(), LogLevel.ERROR);
    }
}
