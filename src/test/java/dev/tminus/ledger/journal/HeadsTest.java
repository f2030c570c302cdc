package dev.tminus.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.tminus.ledger.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class HeadsTest {

    @TempDir Path home;

    /// As a crash or a full disk may leave it.
    @Test
    void beginsALineOfItsOwnBehindOneThatWasCutOff() throws IOException {
        var heads = heads();
        heads.note(Journal.REGISTRY, new Head(1, new byte[32]));
        Files.writeString(
                heads.file(), "2026-11-30T17:00:00Z registry 2 00", StandardOpenOption.APPEND);

        heads.note(Journal.REGISTRY, new Head(3, new byte[32]));

        assertThat(heads.read()).extracting(line -> line.head().seq()).containsExactly(1L, 3L);
    }

    private Heads heads() {
        var where = new Storage.Where(home, null);
        return new Heads(
                new Seals(mock(JdbcTemplate.class), where, ""), InstantSource.system(), where);
    }
}
