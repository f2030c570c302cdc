package dev.tminus.ledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalChainTest {

    private static final byte[] ENTRY = "abc".getBytes(UTF_8);

    private static Journal.Stored entry(long seq, byte[] previous, byte[] hash) {
        return new Journal.Stored(
                new UUID(1, 1),
                seq,
                "run-started",
                1,
                new UUID(2, 2),
                Instant.EPOCH,
                ENTRY,
                previous,
                hash);
    }

    @Test
    void hashesAnEntryTogetherWithTheHashBeforeIt() {
        assertThat(HexFormat.of().formatHex(Journal.chain(Journal.BEGINNING.hash(), ENTRY)))
                .isEqualTo("365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370");
    }

    @Test
    void beginsWithThirtyTwoZeros() {
        assertThat(Journal.BEGINNING.hash()).isEqualTo(new byte[32]);
    }

    @Test
    void changesWithEntryAndPredecessor() {
        var hash = Journal.chain(Journal.BEGINNING.hash(), ENTRY);

        assertThat(Journal.chain(hash, ENTRY)).isNotEqualTo(hash);
        assertThat(Journal.chain(Journal.BEGINNING.hash(), "abd".getBytes(UTF_8)))
                .isNotEqualTo(hash);
    }

    @Test
    void continuesOnlyWhatItWasWrittenBehind() {
        var before = Journal.chain(Journal.BEGINNING.hash(), "first".getBytes(UTF_8));
        var head = new Head(1, before);
        var hash = Journal.chain(before, ENTRY);

        assertThat(Journal.continues(entry(2, before, hash), head)).isTrue();
        assertThat(Journal.continues(entry(3, before, hash), head)).isFalse();
        assertThat(Journal.continues(entry(2, Journal.BEGINNING.hash(), hash), head)).isFalse();
        assertThat(Journal.continues(entry(2, before, before), head)).isFalse();
        var forged = Journal.chain(Journal.BEGINNING.hash(), ENTRY);
        assertThat(Journal.continues(entry(2, Journal.BEGINNING.hash(), forged), head)).isFalse();
    }
}
