package dev.tminus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.KeptEvidence;
import dev.tminus.runbook.check.EvidenceRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private final Instant now = Instant.now().plus(Duration.ofDays(100));
    private final Named named = new Named();

    @TempDir Path home;

    @Test
    void removesWhatHasOutlivedItsRetentionAndNotesIt() throws IOException {
        var store = new EvidenceStore(home);
        var old = kept(store, "old");
        named.names.add(old);
        named.expired.add(old);

        new Retention(store, named, () -> now).remove();

        assertThat(store.has(old)).isFalse();
        assertThat(named.removed).containsExactly(old);
    }

    @Test
    void keepsWhatIsNamed() throws IOException {
        var store = new EvidenceStore(home);
        var file = kept(store, "named");
        named.names.add(file);

        new Retention(store, named, () -> now).remove();

        assertThat(store.has(file)).isTrue();
    }

    @Test
    void sweepsWhatNothingNames() throws IOException {
        var store = new EvidenceStore(home);
        var file = kept(store, "left behind by a crash");

        new Retention(store, named, () -> now).remove();

        assertThat(store.has(file)).isFalse();
    }

    @Test
    void leavesAYoungFileThatMayBeNamedInAMoment() throws IOException {
        var store = new EvidenceStore(home);
        var young = kept(store, "young");
        var again = kept(store, "expired, and kept anew");
        named.expired.add(again);

        new Retention(store, named, Instant::now).remove();

        assertThat(store.has(young)).isTrue();
        assertThat(store.has(again)).isTrue();
        assertThat(named.removed).isEmpty();
    }

    private static String kept(EvidenceStore store, String content) throws IOException {
        try (var file = store.begin(EvidenceRef.Kind.REPORT, "report.json")) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
            return file.keep().sha256();
        }
    }

    private static final class Named implements KeptEvidence {

        private final Set<String> names = new HashSet<>();
        private final List<String> expired = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();

        @Override
        public Set<String> named() {
            return names;
        }

        @Override
        public List<String> expired(Instant when) {
            return expired;
        }

        @Override
        public void removed(String sha256, Instant at) {
            removed.add(sha256);
        }
    }
}
