package dev.tminus.people;

import static dev.tminus.people.PasswordRule.Verdict.GOOD;
import static dev.tminus.people.PasswordRule.Verdict.ONE_CHARACTER;
import static dev.tminus.people.PasswordRule.Verdict.TOO_LONG;
import static dev.tminus.people.PasswordRule.Verdict.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordRuleTest {

    @Test
    void countsCharactersAndNotTheirKinds() {
        assertThat(PasswordRule.of("fourteen chars")).isEqualTo(TOO_SHORT);
        assertThat(PasswordRule.of("fifteen letters")).isEqualTo(GOOD);
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneOnce() {
        assertThat(PasswordRule.of("😀".repeat(7) + "abcdefg")).isEqualTo(TOO_SHORT);
        assertThat(PasswordRule.of("😀".repeat(7) + "abcdefgh")).isEqualTo(GOOD);
    }

    @Test
    void refusesWhatBcryptWouldCutOff() {
        assertThat(PasswordRule.of("ab".repeat(36))).isEqualTo(GOOD);
        assertThat(PasswordRule.of("ab".repeat(36) + "c")).isEqualTo(TOO_LONG);
    }

    @Test
    void refusesOneCharacterAgainAndAgain() {
        assertThat(PasswordRule.of("a".repeat(20))).isEqualTo(ONE_CHARACTER);
    }
}
