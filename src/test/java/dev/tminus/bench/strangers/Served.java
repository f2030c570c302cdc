package dev.tminus.bench.strangers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The application in a process of 512 MB, behind a proxy on this machine that names who asks.
final class Served implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("setup\\?token=(\\S+)");

    private final Process process;
    private final int port;
    private final String token;

    private Served(Process process, int port, String token) {
        this.process = process;
        this.port = port;
        this.token = token;
    }

    static Served start(Path home) throws IOException {
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.tminus.TminusApplication");
        command.addAll(
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--tminus.home=" + home,
                        "--tminus.proxies=127.0.0.1",
                        "--tminus.setup=true"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            var found = TOKEN.matcher(line);
            if (found.find()) {
                Thread.startVirtualThread(() -> out.lines().forEach(_ -> {}));
                return new Served(process, port, found.group(1));
            }
        }
        throw new IllegalStateException("tminus did not start:\n" + String.join("\n", said));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /// What opens the page that sets passwords.
    String token() {
        return token;
    }

    boolean lives() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
