package dev.tminus.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes TCP connections on to another port of this machine, so that one server has two addresses
/// and a network can fail at will.
public final class Relay implements Closeable {

    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean silent;

    private Relay(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    public static Relay to(int target) throws IOException {
        var relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Leads later connections elsewhere.
    public void leadTo(int other) {
        target = other;
    }

    /// Holds back whatever is sent from now on, and closes nothing.
    public void fallSilent() {
        silent = true;
    }

    /// Cuts all connections.
    public void cut() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var from = door.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(from);
                sockets.add(to);
                Thread.ofVirtual().start(() -> pass(from, to));
                Thread.ofVirtual().start(() -> pass(to, from));
            } catch (IOException e) {
                // Closed, or nobody there; whoever dials sees a dead connection.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[8_192];
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!silent) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side has gone; the other is closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
