package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.source.Secrets.Unresolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final String CANARY = "canary-7f3a!";

    @TempDir Path home;
    private Secrets secrets;

    @BeforeEach
    void writeSecrets() throws IOException {
        var folder = Files.createDirectories(home.resolve("secrets"));
        Files.writeString(folder.resolve("port"), "9123\n");
        Files.writeString(folder.resolve("nested"), "${TMINUS_SECRET_A}");
        Files.writeString(folder.resolve("empty"), "\n");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.writeString(folder.resolve("long"), CANARY.repeat(1_000));
        Files.createDirectories(folder.resolve("folder"));
        Files.writeString(home.resolve("outside"), CANARY);
        Files.createSymbolicLink(folder.resolve("escape"), home.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("inside"), folder.resolve("port"));
        var variables = Map.of("TMINUS_SECRET_A", CANARY, "PATH", CANARY, "TMINUS_SECRET_E", "");
        secrets = new Secrets(variables::get, folder);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    nothing to see,                     nothing to see
                    ${TMINUS_SECRET_A},                 canary-7f3a!
                    tcp://127.0.0.1:${file:port}/x,     tcp://127.0.0.1:9123/x
                    ${file:inside},                     9123
                    ${file:port}-${file:port},          9123-9123
                    ${file:nested},                     ${TMINUS_SECRET_A}
                    """)
    void replacesReferencesOnce(String written, String text) throws Unresolved {
        assertThat(secrets.resolve(written).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ${TMINUS_SECRET_B}    | ${TMINUS_SECRET_B} is not set in the environment of tminus
                    ${TMINUS_SECRET_E}    | ${TMINUS_SECRET_E} is not set in the environment of tminus
                    ${PATH}               | ${PATH} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${}                   | ${} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${env:TMINUS_SECRET_A} | ${env:TMINUS_SECRET_A} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${file:../outside}    | ${file:../outside} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${file:/etc/passwd}   | ${file:/etc/passwd} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${file:a\\b}          | ${file:a\\b} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${file:.hidden}       | ${file:.hidden} is neither ${TMINUS_SECRET_NAME} nor ${file:name}
                    ${file:none}          | ${file:none} is no readable file of the secrets folder
                    ${file:escape}        | ${file:escape} is not a plain file of the secrets folder
                    ${file:folder}        | ${file:folder} is not a plain file of the secrets folder
                    ${file:empty}         | ${file:empty} is an empty file
                    ${file:binary}        | ${file:binary} is not UTF-8 text
                    ${file:long}          | ${file:long} is longer than 8 KiB
                    x${file:port          | ${ is not closed by }
                    """)
    void namesTheReferenceThatLeadsNowhere(String written, String problem) {
        assertThatThrownBy(() -> secrets.resolve(written))
                .isInstanceOf(Unresolved.class)
                .hasMessage(problem)
                .hasMessageNotContaining(CANARY);
    }

    @Test
    void doesNotPrintWhatItHolds() throws Unresolved {
        var resolved = secrets.resolve("${TMINUS_SECRET_A}");

        assertThat(resolved.toString()).doesNotContain(CANARY);
        assertThat(secrets.toString()).isEqualTo("Secrets");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    said canary-7f3a! twice canary-7f3a!, said *** twice ***
                    canary-7f3a%21,                       ***
                    Y2FuYXJ5LTdmM2Eh,                     ***
                    nothing,                              nothing
                    """)
    void takesSecretsOutOfWhatDriversSay(String said, String clean) {
        assertThat(new Redaction(java.util.List.of(CANARY, "")).clean(said)).isEqualTo(clean);
    }
}
