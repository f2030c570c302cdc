package dev.tminus.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tminus.runbook.names.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private static final Instant BEGUN = Instant.parse("2026-11-20T08:00:00Z");
    private static final Remembered.Proof PROOF =
            new Remembered.Proof(new PersonId("ann"), BEGUN, false);

    private final Map<String, RememberedRow> kept = new HashMap<>();
    private final RememberedRows rows = mock(RememberedRows.class);
    private Instant now = BEGUN;
    private final Remembered remembered = new Remembered(rows, () -> now);

    @BeforeEach
    void keep() {
        when(rows.save(any()))
                .thenAnswer(call -> {
                    var row = call.<RememberedRow>getArgument(0);
                    kept.put(row.hash(), row);
                    return row;
                });
        when(rows.findById(any()))
                .thenAnswer(call -> Optional.ofNullable(kept.get(call.<String>getArgument(0))));
    }

    @Test
    void knowsABrowserForFourteenDaysAndKeepsOnlyAHash() {
        var secret = remembered.begin(PROOF);

        assertThat(secret).hasSize(43);
        assertThat(kept.keySet()).singleElement().asString().hasSize(64).isNotEqualTo(secret);
        assertThat(remembered.of(secret)).contains(PROOF);
        assertThat(remembered.of(secret + "x")).isEmpty();
        assertThat(remembered.of(kept.keySet().iterator().next())).isEmpty();

        now = BEGUN.plus(Duration.ofDays(14)).minusMillis(1);
        assertThat(remembered.of(secret)).contains(PROOF);
        now = BEGUN.plus(Duration.ofDays(14));
        assertThat(remembered.of(secret)).isEmpty();
    }

    @Test
    void takesOutWhatIsNoLongerGood() {
        now = BEGUN.plus(Duration.ofDays(20));

        remembered.begin(PROOF);

        verify(rows).deleteBySignedInAtBefore(BEGUN.plus(Duration.ofDays(6)));
    }

    @Test
    void forgetsOneBrowserByWhatItKeeps() {
        var secret = remembered.begin(PROOF);

        remembered.end(secret);

        verify(rows).deleteById(kept.keySet().iterator().next());
    }
}
