package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.problems.Problem;
import dev.tminus.language.yaml.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `*.yaml` here has a `*.problems` beside it with exactly what is printed about it.
///
/// What is too large for a fixture is in `LimitsTest`.
///
/// With `-Dfixtures.write=true` the answers are written anew, to be read before they are kept.
class ProblemsTest {

    static List<Path> files() {
        return Fixtures.files(Fixtures.FOLDER, ".yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysExactlyWhatIsWrong(Path file) throws IOException {
        var answer = Path.of(file.toString().replaceAll("yaml$", "problems"));

        var printed = Fixtures.printed(Fixtures.problems(file));

        if (Boolean.getBoolean("fixtures.write")) {
            Files.writeString(answer, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(answer));
        assertThat(printed).isNotEmpty();
    }

    @Test
    void hasAFixtureForEveryCode() {
        var elsewhere = Set.of(Code.TOO_BIG, Code.TOO_MANY_NEEDS, Code.READER_FAULT);
        var expected =
                Arrays.stream(Code.values())
                        .filter(code -> !elsewhere.contains(code))
                        .map(Code::printed)
                        .toList();

        var met =
                files().stream()
                        .flatMap(file -> Fixtures.problems(file).stream())
                        .map(Problem::code)
                        .collect(Collectors.toSet());

        assertThat(met).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void keepsNoAnswerWithoutItsFile() {
        var answers = Fixtures.files(Fixtures.FOLDER, ".problems");

        assertThat(answers)
                .isNotEmpty()
                .allMatch(answer ->
                        Files.exists(Path.of(answer.toString().replaceAll("problems$", "yaml"))));
    }
}
