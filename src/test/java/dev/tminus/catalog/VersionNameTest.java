package dev.tminus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"now", "3f9c1ab", "v3f9c1ab04e"})
    void readsWhatItWrites(String written) {
        assertThat(VersionName.of(written)).map(VersionName::toString).hasValue(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "3f9c1a", "../3f9c1ab", "v%", "3F9C1AB", "main~1"})
    void refusesWhatIsNoName(String written) {
        assertThat(VersionName.of(written)).isEmpty();
    }
}
