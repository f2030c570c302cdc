package dev.tminus.ui.check;

import dev.tminus.check.CheckReport;
import dev.tminus.check.CheckReports;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads the reports of checks. Reports never change, so that all who look at one share it.
@Component
class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int KEPT = 32;

    private final EvidenceStore store;
    private final Map<String, CheckReport> read =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CheckReport> eldest) {
                    return size() > KEPT;
                }
            };

    Reports(EvidenceStore store) {
        this.store = store;
    }

    /// The report of an outcome; nothing where it has none, or is kept or readable no longer.
    Optional<CheckReport> of(Outcome outcome) {
        return ref(outcome).flatMap(this::read);
    }

    /// Whether the outcome names a report that is there no longer.
    boolean isGone(Outcome outcome) {
        return ref(outcome).filter(ref -> !has(ref)).isPresent();
    }

    boolean has(EvidenceRef ref) {
        return store.has(ref.sha256());
    }

    private static Optional<EvidenceRef> ref(Outcome outcome) {
        return outcome.evidence().stream()
                .filter(ref -> ref.kind() == EvidenceRef.Kind.REPORT)
                .findFirst();
    }

    private synchronized Optional<CheckReport> read(EvidenceRef ref) {
        var known = read.get(ref.sha256());
        if (known != null) {
            return has(ref) ? Optional.of(known) : Optional.empty();
        }
        try {
            var found = parse(ref);
            found.ifPresent(report -> read.put(ref.sha256(), report));
            return found;
        } catch (IOException unreadable) {
            LOG.error("The report {} cannot be read", ref.sha256(), unreadable);
            return Optional.empty();
        }
    }

    private Optional<CheckReport> parse(EvidenceRef ref) throws IOException {
        var content = store.open(ref.sha256());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (var in = content.get()) {
            return Optional.of(CheckReports.read(in));
        }
    }
}
