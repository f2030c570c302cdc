package dev.tminus.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Whether the ledger may be written. Once it has been found wanting it stays read-only until a
/// restart finds it sound.
@Component
class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final AtomicReference<LedgerHealth> health =
            new AtomicReference<>(new LedgerHealth.Sound(0));

    LedgerHealth now() {
        return health.get();
    }

    void verified(long entries) {
        health.set(new LedgerHealth.Sound(entries));
    }

    void appended(long entries) {
        health.updateAndGet(now ->
                switch (now) {
                    case LedgerHealth.Sound(var before) -> new LedgerHealth.Sound(before + entries);
                    case LedgerHealth.ReadOnly broken -> broken;
                });
    }

    void readOnly(String reason) {
        LOG.error("Read-only from now on: {}", reason);
        health.updateAndGet(now ->
                switch (now) {
                    case LedgerHealth.Sound _ -> new LedgerHealth.ReadOnly(reason);
                    case LedgerHealth.ReadOnly first -> first;
                });
    }

    /// Why nothing is accepted at present.
    Optional<String> refusal() {
        return switch (now()) {
            case LedgerHealth.Sound _ -> Optional.empty();
            case LedgerHealth.ReadOnly(var reason) ->
                    Optional.of("tminus is read-only and nothing was recorded: " + reason);
        };
    }
}
