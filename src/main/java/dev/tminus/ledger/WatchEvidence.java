package dev.tminus.ledger;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.storage.Health;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Reads kept evidence again, a bounded part each time and what was unseen longest first, and says
/// on every page what is gone or no longer what its hash says.
@Component
public class WatchEvidence {

    /// Whoever looks at a file is content with it for so long.
    static final Duration CONTENT = Duration.ofDays(1);

    private static final Duration DOUBTED = Duration.ofMinutes(1);
    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 256L << 20;
    private static final int BUFFER = 1 << 16;
    private static final String BEGINNING = "Evidence ";

    private final EvidenceStore store;
    private final EvidenceUses uses;
    private final Health health;
    private final InstantSource time;

    WatchEvidence(EvidenceStore store, EvidenceUses uses, Health health, InstantSource time) {
        this.store = store;
        this.uses = uses;
        this.health = health;
        this.time = time;
    }

    /// Looks at the next part; where it left off is in the database, so that a restart loses
    /// nothing.
    public void look() {
        var now = time.instant();
        var found = new LinkedHashMap<String, String>();
        var left = MOST_BYTES;
        for (var sha256 : uses.unseen(CONTENT, DOUBTED, now, MOST_FILES)) {
            if (left <= 0) {
                break;
            }
            left -= read(sha256, found);
        }
        if (!found.isEmpty()) {
            uses.seen(found, now);
        }
        health.warn(BEGINNING, sentence(uses.flawed()));
    }

    private long read(String sha256, Map<String, String> found) {
        var bytes = 0L;
        var flaw = "";
        try (var content = store.open(sha256).orElse(null)) {
            if (content == null) {
                flaw = "is missing";
            } else {
                var buffer = new byte[BUFFER];
                for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    bytes += read;
                }
            }
        } catch (IOException changed) {
            flaw = "was changed on disk";
        }
        found.put(sha256, flaw);
        return bytes;
    }

    private static String sentence(List<EvidenceUses.Flawed> flawed) {
        if (flawed.isEmpty()) {
            return "";
        }
        var first = flawed.getFirst();
        var more = flawed.size() == 1 ? "" : " %d more files too.".formatted(flawed.size() - 1);
        return "Evidence of run %d, step %s%s %s: file %s.%s Fix: put it back from a backup."
                .formatted(
                        first.run(),
                        first.step(),
                        first.use().isEmpty() ? "" : " (" + first.use() + ")",
                        first.flaw(),
                        first.sha256(),
                        more);
    }
}
