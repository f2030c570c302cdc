package dev.tminus.bench.crash;

import dev.tminus.testing.FastStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One life of the process that gets killed.
final class Child implements AutoCloseable {

    private final Process process;
    private final int port;
    private final String health;

    private Child(Process process, int port, String health) {
        this.process = process;
        this.port = port;
        this.health = health;
    }

    /// Starts it and waits until it answers.
    static Child start(Path home, Path runbooks) throws IOException {
        var command =
                FastStart.java(
                        List.of(
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx1g",
                                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(Target.class.getName()));
        command.addAll(List.of("--tminus.home=" + home, "--tminus.runbooks=" + runbooks));
        command.add("--tminus.sources.files=" + runbooks);
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                Thread.startVirtualThread(() -> drain(out));
                var words = line.split(" ", 3);
                return new Child(process, Integer.parseInt(words[1]), words[2]);
            }
            said.add(line);
        }
        throw new IllegalStateException("It did not start:\n" + String.join("\n", said));
    }

    /// What the ledger found when it verified itself: `sound ENTRIES` or `broken REASON`.
    String health() {
        return health;
    }

    Line line() throws IOException {
        return new Line(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// Waits for an end that nobody asked for.
    boolean diesWithin(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    /// SIGKILL: no hook runs, nothing is flushed.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                continue;
            }
        } catch (IOException gone) {
            // Killed.
        }
    }

    /// One client's connection.
    static final class Line implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;
        private final PrintWriter out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            this.in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            this.out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        /// The answer.
        ///
        /// @throws IOException where the other side died before it gave one
        String ask(String question) throws IOException {
            out.println(question);
            return next();
        }

        String next() throws IOException {
            var answer = in.readLine();
            if (answer == null) {
                throw new IOException("gone");
            }
            return answer;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
