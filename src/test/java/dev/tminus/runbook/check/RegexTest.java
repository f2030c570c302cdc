package dev.tminus.runbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

    private static final String MANY = "with its repeats it stands for more than 1,000 characters";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[0-9]+\\.[0-9]+~3.14",
                "NET-\\d{4,6}~NET-12345",
                "(?i)release (?:one|two)~Release TWO",
                "[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}~0b9d7c1e-aaaa-bbbb-cccc-0123456789ab",
                "\\p{Lu}\\pL*~Ärger",
                "[^]x]{2}~ab",
                "[\\]\\[{}]+~[{}]",
                "\\Qa.b{\\E+~a.b{{",
                "[[:digit:]]{2}~42",
                "(?P<year>\\d{4}).*?~2026-11",
                "\\{\\{\\w+}}~{{x}}",
                "(a+)+b~aab",
                "\\x{e4}\\x41~äA"
            })
    void matchesTheWholeOfWhatItDescribes(String pattern, String text) throws Regex.Refused {
        var regex = Regex.of(pattern);

        assertThat(regex.matches(text)).isTrue();
        assertThat(regex.find("\n " + text)).isTrue();
        assertThat(regex.matches(text + "\n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ab(?=c)~2~look-ahead and look-behind are not supported",
                "(?!a)b~0~look-ahead and look-behind are not supported",
                "a(?<=a)~1~look-ahead and look-behind are not supported",
                "x(?<!a)b~1~look-ahead and look-behind are not supported",
                "(?>a)b~0~atomic groups are not supported",
                "(a)\\1~3~back-references are not supported",
                "(?<x>a)\\k<x>~7~back-references are not supported",
                "a++b~2~possessive repeats are not supported",
                "a{2}+~4~possessive repeats are not supported",
                "[a-z&&[^b]]~4~intersections of sets are not supported",
                "[a-c[x]]~4~a `[` within a set is written `\\[`",
                "a{,3}~1~a `{` that is no repeat is written `\\{`",
                "{{name}}~0~a `{` that is no repeat is written `\\{`",
                "a{2}{3}~4~a `{` that is no repeat is written `\\{`",
                "a{2000000000}~1~a repeat counts to 1,000 at most",
                "(a~0~this `(` is not closed",
                "a)~1~this `)` closes nothing",
                "x[a~1~this `[` is not closed",
                "a\\~1~this `\\` escapes nothing",
                "x\\v~1~`\\v` is not known here",
                "x\\R~1~`\\R` is not known here",
                "x\\p{IsHan}~1~`\\p{IsHan}` is not known here",
                "x(?x)y~1~`(?x` is not known here",
                "a|*~2~`*` is not known here",
                "[z-a]~1~`z-a` is not known here"
            })
    void refusesWhatItDoesNotKnow(String pattern, int at, String why) {
        var refused = catchThrowableOfType(Regex.Refused.class, () -> Regex.of(pattern));

        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused.at()).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{100}){100}){100}",
                "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})",
                "(?:a{500}|b{501})",
                "((\\pL{1,10}){0,10}){11}",
                "(a{1000,}){2}"
            })
    void refusesRepeatsThatMultiplyBeyondMeasure(String pattern) {
        assertThatThrownBy(() -> Regex.of(pattern))
                .isInstanceOf(Regex.Refused.class)
                .hasMessage(MANY);
    }

    @Test
    void takesTimeThatGrowsWithTheTextOnly() throws Regex.Refused {
        var text = "a".repeat(20_000);

        for (var hostile :
                List.of(
                        "(a+)+$b",
                        "(a|aa)+b",
                        "(a*)*b",
                        "(.*)(.*)(.*)(.*)(.*)b",
                        "(a|a|a)*b",
                        "(\\pL{1,30}){1,30}b")) {
            var begin = CpuTime.ofThisThread();

            assertThat(Regex.of(hostile).find(text)).as(hostile).isFalse();

            assertThat(CpuTime.ofThisThread().minus(begin))
                    .as(hostile)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }
}
