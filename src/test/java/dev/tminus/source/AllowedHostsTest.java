package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                       | anything.test    | true
                    db.example.test          | DB.example.test  | true
                    db.example.test          | db2.example.test | false
                    db.example.test, 1.2.3.4 | 1.2.3.4          | true
                    *.example.test           | a.b.example.test | true
                    *.example.test           | example.test     | false
                    *.example.test           | badexample.test  | false
                    10.0.0.0/8               | 10.200.0.1       | true
                    10.0.0.0/8               | 11.0.0.1         | false
                    10.0.0.128/25            | 10.0.0.129       | true
                    10.0.0.128/25            | 10.0.0.127       | false
                    10.0.0.0/8               | ten.example.test | false
                    ::1                      | [::1]            | true
                    fd00::/8                 | [fd12:3::4]      | true
                    fd00::/8                 | [fe80::1]        | false
                    ::1                      | [0:0:0:0:0:0:0:1] | true
                    """)
    void allowsWhatTheOperatorNames(String setting, String host, boolean allowed) {
        assertThat(AllowedHosts.parse(setting).allows(host)).isEqualTo(allowed);
    }

    @Test
    void refusesASettingThatMeansNothing() {
        assertThatThrownBy(() -> AllowedHosts.parse("db.test, 10.0.0.0/99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "tminus.sources.hosts holds 10.0.0.0/99, which is no host name, IP address,"
                                + " *.name or network such as 10.0.0.0/8");
    }
}
