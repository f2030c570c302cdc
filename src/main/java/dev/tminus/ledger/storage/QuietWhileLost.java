package dev.tminus.ledger.storage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// That the ledger cannot be written is said once, by [Health]; whoever meets it until it can be
/// again does not fill the log with a trace.
@Component
class QuietWhileLost extends TurboFilter implements InitializingBean, DisposableBean {

    private final transient LostLedger lost;
    private final transient Health health;

    QuietWhileLost(LostLedger lost, Health health) {
        this.lost = lost;
        this.health = health;
    }

    @Override
    public void afterPropertiesSet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            start();
            logging.addTurboFilter(this);
        }
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.getTurboFilterList().remove(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        return thrown != null && health.isInterrupted() && lost.isLoss(thrown)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
