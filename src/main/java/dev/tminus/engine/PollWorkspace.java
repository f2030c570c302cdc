package dev.tminus.engine;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.Later;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Looks once a second whether a file of the workspace has changed, so that open pages show it. It
/// asks the folder itself, since not every file system says when something changes in it.
@Component
class PollWorkspace {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(PollWorkspace.class);

    private final Catalog catalog;
    private final Later later;
    private volatile boolean over;

    PollWorkspace(Catalog catalog, Later later) {
        this.catalog = catalog;
        this.later = later;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!over) {
            later.after(EVERY, this::look);
        }
    }

    @PreDestroy
    void end() {
        over = true;
    }

    private void look() {
        try {
            catalog.look();
        } catch (RuntimeException failed) {
            LOG.warn("The workspace folder could not be looked at", failed);
        } finally {
            begin();
        }
    }
}
