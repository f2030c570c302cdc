package dev.tminus.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long `./tminus` takes from the command to the first page, and from the signal to its end,
/// with a data folder that exists. The bar is 6 s for the middle start.
final class StartBench implements Measurement {

    private static final Duration BAR = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "from ./tminus to the first page; the middle one within 6 s [--times 5]";
    }

    @Override
    public boolean measure(List<String> arguments) throws Exception {
        int times = times(arguments);
        Path home = Files.createTempDirectory("tminus-bench");
        start(home);
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            starts.add(start(home));
        }
        Duration middle = starts.stream().sorted().toList().get(times / 2);
        System.out.printf("middle of %d: %d ms%n", times, middle.toMillis());
        return middle.compareTo(BAR) <= 0;
    }

    private static int times(List<String> arguments) {
        if (arguments.isEmpty()) {
            return 5;
        }
        if (arguments.size() == 2
                && arguments.getFirst().equals("--times")
                && arguments.getLast().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(arguments.getLast());
        }
        throw new IllegalArgumentException(
                "start takes --times and a number, found " + String.join(" ", arguments));
    }

    private static Duration start(Path home) throws IOException, InterruptedException {
        int port = freePort();
        var builder =
                new ProcessBuilder(System.getProperty("tminus.launcher")).redirectErrorStream(true);
        builder.environment().put("TMINUS_HOME", home.toString());
        builder.environment().put("TMINUS_PORT", Integer.toString(port));
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            awaitReady(process);
            get(port);
            Duration start = Duration.ofNanos(System.nanoTime() - begun);
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            long signalled = System.nanoTime();
            process.destroy();
            process.waitFor();
            Duration stop = Duration.ofNanos(System.nanoTime() - signalled);
            System.out.printf(
                    "start %d ms (%d ms of processor time), stop %d ms%n",
                    start.toMillis(), cpu.toMillis(), stop.toMillis());
            return start;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("tminus is ready")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("tminus ended instead of starting:\n" + said);
    }

    private static void get(int port) throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + port + "/sign-in");
        try (var client = HttpClient.newHttpClient()) {
            int status =
                    client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                            .statusCode();
            if (status != 200) {
                throw new IllegalStateException(page + " answered " + status);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
