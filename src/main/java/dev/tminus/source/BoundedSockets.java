package dev.tminus.source;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/// Sockets that bring at most 40 MiB for one request, encrypted or not: PostgreSQL's driver bounds
/// rows itself, but holds whole what a server says of an error, which may quote any value.
public final class BoundedSockets extends SocketFactory {

    private static final long MOST = 40L * 1024 * 1024;

    @Override
    public Socket createSocket() {
        return new Bounded();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw onlyUnconnected();
    }

    private static UnsupportedOperationException onlyUnconnected() {
        return new UnsupportedOperationException("The driver connects its sockets itself");
    }

    /// More came than anybody could hold.
    static final class TooMuch extends IOException {

        TooMuch() {
            super("More than 40 MiB for one request");
        }
    }

    private static final class Bounded extends Socket {

        private final AtomicLong brought = new AtomicLong();

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    return count(in.read(into, from, length));
                }
            };
        }

        private int count(int read) throws TooMuch {
            if (brought.addAndGet(Math.max(read, 0)) > MOST) {
                throw new TooMuch();
            }
            return read;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] content, int from, int length) throws IOException {
                    brought.set(0);
                    out.write(content, from, length);
                }
            };
        }
    }
}
