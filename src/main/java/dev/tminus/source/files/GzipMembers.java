package dev.tminus.source.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Unpacks a gzip file (RFC 1952) to its last byte: all its members, each held against its length
/// and checksum, and nothing behind them. The JDK's own stream ends where a further member is
/// damaged, as if the file ended there.
final class GzipMembers extends InputStream {

    private static final int BUFFER = 64 * 1024;
    private static final int CHECKSUM_OF_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean within;

    /// Reads the header of the first member.
    GzipMembers(InputStream packed) throws IOException {
        this.packed = packed;
        beginMember(next());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (within || hasMember()) {
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                checksum.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("A dictionary is needed");
            } else if (inflater.needsInput()) {
                fill();
                inflater.setInput(buffer, at, end - at);
                at = end;
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private boolean hasMember() throws IOException {
        int first = at < end ? buffer[at++] & 0xff : packed.read();
        if (first < 0) {
            return false;
        }
        beginMember(first);
        return true;
    }

    private void beginMember(int first) throws IOException {
        if (first != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("Not in gzip format");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("Unknown flags");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        for (int text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && next() != 0) {
                // up to the zero that ends it
            }
        }
        if ((flags & CHECKSUM_OF_HEADER) != 0) {
            skip(2);
        }
        inflater.reset();
        checksum.reset();
        inflater.setInput(buffer, at, end - at);
        at = end;
        within = true;
    }

    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        within = false;
        long sum = number();
        long length = number();
        if (sum != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("Checksum or length differ");
        }
    }

    private long number() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return buffer[at++] & 0xff;
    }

    private void fill() throws IOException {
        at = 0;
        end = Math.max(0, packed.read(buffer));
        if (end == 0) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
