package dev.tminus.journey;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The application in a process of its own, with the sample landscape, as `./tminus` starts it.
final class RunningTminus implements AutoCloseable {

    private final Path home;
    private final Path runbooks;
    private final int port;
    private final List<String> settings;
    private final AtomicInteger said = new AtomicInteger();
    private @Nullable Process process;

    private RunningTminus(Path home, Path runbooks, int port, List<String> settings) {
        this.home = home;
        this.runbooks = runbooks;
        this.port = port;
        this.settings = settings;
    }

    /// Starts it on a free port with a copy of the bundled runbooks.
    ///
    /// @param settings further ones, as `--name=value`
    static RunningTminus start(Path folder, String... settings) throws IOException {
        var runbooks = Files.createDirectories(folder.resolve("runbooks"));
        try (var bundled = Files.list(Path.of("runbooks"))) {
            for (var file : bundled.toList()) {
                Files.copy(file, runbooks.resolve(file.getFileName()));
            }
        }
        var tminus =
                new RunningTminus(folder.resolve("home"), runbooks, freePort(), List.of(settings));
        tminus.start();
        return tminus;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /// The folder that it reads; a test may change what lies there.
    Path runbooks() {
        return runbooks;
    }

    /// Where its data lies.
    Path home() {
        return home;
    }

    long pid() {
        return requireNonNull(process).pid();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// How many lines it has said since it was ready.
    int said() {
        return said.get();
    }

    /// SIGKILL, as when the power goes: no hook runs.
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /// Starts it again on the same port and waits until it serves.
    void start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.tminus.TminusApplication");
        command.addAll(
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--tminus.demo=true",
                        "--tminus.home=" + home,
                        "--tminus.runbooks=" + runbooks));
        command.addAll(settings);
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        process = started;
        var out =
                new BufferedReader(
                        new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("tminus is ready")) {
                Thread.startVirtualThread(() -> drain(out));
                return;
            }
            said.add(line);
        }
        throw new IllegalStateException("tminus did not start:\n" + String.join("\n", said));
    }

    @Override
    public void close() {
        kill();
    }

    private void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                said.incrementAndGet();
            }
        } catch (IOException gone) {
            // Killed.
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
