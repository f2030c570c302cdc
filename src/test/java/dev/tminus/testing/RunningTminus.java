package dev.tminus.testing;

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
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The application in a process of its own, as `./tminus` starts it. What it says is kept in the
/// file `log` of its folder.
public final class RunningTminus implements AutoCloseable {

    private static final String SETUP = "--tminus.setup=true";
    private static final List<String> QUICK =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m");
    private static final String TOKEN = "setup?token=";

    private final Path folder;
    private final List<String> jvm;
    private final List<String> settings;
    private final int port = freePort();
    private final AtomicInteger said = new AtomicInteger();
    private CompletableFuture<Void> draining = CompletableFuture.completedFuture(null);
    private @Nullable Process process;

    private RunningTminus(Path folder, List<String> jvm, List<String> settings) {
        this.folder = folder;
        this.jvm = jvm;
        this.settings = settings;
    }

    /// Starts it on a free port with the sample landscape and a copy of the bundled runbooks.
    ///
    /// @param settings further ones, as `--name=value`
    public static RunningTminus start(Path folder, String... settings) throws IOException {
        var runbooks = Files.createDirectories(folder.resolve("runbooks"));
        try (var bundled = Files.list(Path.of("runbooks"))) {
            for (var file : bundled.toList()) {
                Files.copy(file, runbooks.resolve(file.getFileName()));
            }
        }
        var all = new ArrayList<>(List.of(settings));
        all.add("--tminus.demo=true");
        return started(new RunningTminus(folder, QUICK, all));
    }

    /// Starts it with the `runbooks` that the folder holds, in 512 MB, of which the lack ends it as
    /// it ends one that `./tminus` starts. It believes a proxy on this machine, and says the
    /// [#token].
    public static RunningTminus little(Path folder) throws IOException {
        var bounded = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
        var settings =
                List.of(
                        "--tminus.proxies=127.0.0.1",
                        SETUP,
                        "--tminus.sources.files=" + folder.resolve("runbooks"));
        return started(new RunningTminus(folder, bounded, settings));
    }

    private static RunningTminus started(RunningTminus tminus) throws IOException {
        tminus.start();
        return tminus;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /// The folder that it reads; a test may change what lies there.
    public Path runbooks() {
        return folder.resolve("runbooks");
    }

    /// Where its data lies.
    public Path home() {
        return folder.resolve("home");
    }

    /// What it has said in all its lives.
    public Path log() {
        return folder.resolve("log");
    }

    /// What opens the page that sets passwords, where it was asked for.
    public String token() throws IOException {
        var log = Files.readString(log());
        return log.substring(log.lastIndexOf(TOKEN) + TOKEN.length())
                .lines()
                .findFirst()
                .orElse("");
    }

    public long pid() {
        return requireNonNull(process).pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// How many lines it has said since it was ready.
    public int said() {
        return said.get();
    }

    /// SIGKILL, as when the power goes: no hook runs.
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /// What a process said that ended.
    public record Output(int status, List<String> lines) {}

    /// Starts it in a process that is expected to end by itself.
    ///
    /// @param port to serve on; 0 for any
    public static Output failing(Path home, Path runbooks, int port, List<String> settings)
            throws IOException {
        var command = command(QUICK, home, runbooks, port);
        command.addAll(settings);
        var failing = begun(command);
        try (var out = reader(failing)) {
            var lines = out.readAllLines();
            return new Output(failing.onExit().join().exitValue(), lines);
        } finally {
            failing.destroyForcibly();
        }
    }

    /// Starts it and sends SIGTERM once that file is there.
    public static Output stoppedOnce(Path home, Path runbooks, Path there) throws IOException {
        var starting = begun(command(QUICK, home, runbooks, 0));
        try (var out = reader(starting)) {
            while (starting.isAlive() && !Files.exists(there)) {
                Polling.pause();
            }
            starting.toHandle().destroy();
            var lines = out.readAllLines();
            return new Output(starting.onExit().join().exitValue(), lines);
        } finally {
            starting.destroyForcibly();
        }
    }

    /// SIGTERM, as when its terminal or service stops it.
    ///
    /// @return what it said from then on
    public List<String> stop() throws IOException {
        var before = Files.readAllLines(log()).size();
        if (process != null) {
            process.toHandle().destroy();
            process.onExit().join();
        }
        draining.join();
        return Files.readAllLines(log()).stream().skip(before).toList();
    }

    /// Starts it again on the same port and waits until it serves.
    public void start() throws IOException {
        var command = command(jvm, home(), runbooks(), port);
        command.addAll(settings);
        var started = begun(command);
        process = started;
        var out = reader(started);
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            keep(line);
            if (line.contains(settings.contains(SETUP) ? TOKEN : "tminus is ready")) {
                var drained = new CompletableFuture<Void>();
                draining = drained;
                Thread.startVirtualThread(() -> drain(out, drained));
                return;
            }
        }
        throw new IllegalStateException("tminus did not start:\n" + Files.readString(log()));
    }

    private static List<String> command(List<String> jvm, Path home, Path runbooks, int port) {
        var command = FastStart.java(jvm);
        command.add("dev.tminus.TminusApplication");
        command.addAll(
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--tminus.home=" + home,
                        "--tminus.runbooks=" + runbooks));
        return command;
    }

    private static Process begun(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        kill();
    }

    private void keep(String line) throws IOException {
        Files.writeString(log(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void drain(BufferedReader out, CompletableFuture<Void> drained) {
        try {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                keep(line);
                said.incrementAndGet();
            }
        } catch (IOException gone) {
            // Killed.
        } finally {
            drained.complete(null);
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
