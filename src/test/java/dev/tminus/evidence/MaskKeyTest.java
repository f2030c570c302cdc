package dev.tminus.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskKeyTest {

    @TempDir Path home;

    @Test
    void masksAValueTheSameInEveryAttempt() throws IOException {
        var file = home.resolve("mask-key");

        var one = new MaskKey(file).masks();
        var other = new MaskKey(file).masks();

        assertThat(one.of("ana@example.test"))
                .matches("#[0-9a-f]{16}")
                .isEqualTo(other.of("ana@example.test"))
                .isNotEqualTo(one.of("Ana@example.test"));
        assertThat(one.of("")).matches("#[0-9a-f]{16}");
        assertThat(one.of(null)).isNull();
    }

    @Test
    void masksOtherwiseInAnotherInstallation() throws IOException {
        var here = new MaskKey(home.resolve("here")).masks();
        var there = new MaskKey(home.resolve("there")).masks();

        assertThat(here.of("ana")).isNotEqualTo(there.of("ana"));
    }

    @Test
    void keepsItsKeyForItsOwnerOnly() throws IOException {
        var file = home.resolve("tminus/mask-key");

        new MaskKey(file).masks();

        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAKeyThatWasCut() throws IOException {
        var file = Files.write(home.resolve("mask-key"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> new MaskKey(file).masks())
                .isInstanceOf(EvidenceNotKept.class)
                .hasMessage(
                        "Values cannot be masked, as the key mask-key cannot be read or made: it"
                                + " holds 3 bytes, expected 32.");
    }
}
