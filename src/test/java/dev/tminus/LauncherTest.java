package dev.tminus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./tminus` says before it builds or starts anything.
class LauncherTest {

    private static final Path LAUNCHER = Path.of("tminus").toAbsolutePath();

    @TempDir Path folder;

    @Test
    void saysWhatItCanDo() throws Exception {
        var said = tminus(Map.of(), "help");

        assertThat(said.status()).isZero();
        assertThat(said.text())
                .startsWith("Usage:\n")
                .contains("./tminus test")
                .contains("TMINUS_HOME");
    }

    @Test
    void refusesAnUnknownWordWithItsUsage() throws Exception {
        var said = tminus(Map.of(), "tset");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.text()).startsWith("tminus: there is no \"tset\".\nUsage:\n");
    }

    @Test
    void namesATestClassThatIsNotThereBeforeItBuilds() throws Exception {
        var said = tminus(Map.of(), "test", "LauncherTest#isFound*", "Nonsense");

        assertThat(said).isEqualTo(new Output(1, "tminus: there is no test class Nonsense\n"));
    }

    @Test
    void refusesClassesBesideTheQuickOnes() throws Exception {
        var said = tminus(Map.of(), "test", "--quick", "LauncherTest");

        assertThat(said)
                .isEqualTo(
                        new Output(
                                1,
                                "tminus: --quick chooses by itself; name no classes beside it\n"));
    }

    @Test
    void refusesATakenPortInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            int other = port < 65535 ? port + 1 : port - 1;

            var said = tminus(Map.of("TMINUS_PORT", Integer.toString(port)));

            assertThat(said)
                    .isEqualTo(
                            new Output(
                                    1,
                                    "tminus: Port %d is taken; choose another with TMINUS_PORT=%d ./tminus\n"
                                            .formatted(port, other)));
        }
    }

    @Test
    void refusesWhatIsNoPort() throws Exception {
        for (String port : List.of("http", "-1", "65536", "123456789012345678901")) {
            var said = tminus(Map.of("TMINUS_PORT", port));

            assertThat(said)
                    .isEqualTo(
                            new Output(
                                    1,
                                    "tminus: TMINUS_PORT=%s is not a port; it is a number from 1 to 65535\n"
                                            .formatted(port)));
        }
    }

    @Test
    void refusesARunbooksFolderThatIsNotThere() throws Exception {
        var said = tminus(Map.of("TMINUS_PORT", "0", "TMINUS_RUNBOOKS", folder + "/none"));

        assertThat(said)
                .isEqualTo(
                        new Output(
                                1,
                                "tminus: TMINUS_RUNBOOKS=%s/none is not a folder\n"
                                        .formatted(folder)));
    }

    @Test
    void refusesARunbooksFolderWithoutAWorkspace() throws Exception {
        var said = tminus(Map.of("TMINUS_PORT", "0", "TMINUS_RUNBOOKS", folder.toString()));

        assertThat(said)
                .isEqualTo(
                        new Output(
                                1,
                                "tminus: TMINUS_RUNBOOKS=%s has no workspace.yaml; the bundled runbooks/workspace.yaml is an example\n"
                                        .formatted(folder)));
    }

    @Test
    void refusesADataFolderThatCannotBeMade() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        var said = tminus(Map.of("TMINUS_PORT", "0", "TMINUS_HOME", file + "/data"));

        assertThat(said)
                .isEqualTo(
                        new Output(
                                1,
                                "tminus: cannot write to %s/data; choose another folder with TMINUS_HOME=/some/folder ./tminus\n"
                                        .formatted(file)));
    }

    @Test
    void isFoundThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("tm"), LAUNCHER);

        var said = run(Map.of(), List.of(link.toString(), "help"));

        assertThat(said.status()).isZero();
    }

    private Output tminus(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(
                environment,
                Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments)).toList());
    }

    private Output run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TMINUS_"));
        builder.environment().put("TMINUS_HOME", folder.resolve("home").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private record Output(int status, String text) {}
}
