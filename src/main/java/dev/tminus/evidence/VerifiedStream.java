package dev.tminus.evidence;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;

/// Hashes what is read, and fails at the end where it is not what it should be: nobody is handed
/// changed evidence as if it were whole.
final class VerifiedStream extends FilterInputStream {

    private final String expected;
    private final MessageDigest sha256;
    private boolean ended;

    VerifiedStream(InputStream in, String expected) {
        super(in);
        this.expected = expected;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = content(into, from, length);
        if (read > 0) {
            sha256.update(into, from, read);
        } else if (read < 0 && !ended) {
            ended = true;
            if (!HexFormat.of().formatHex(sha256.digest()).equals(expected)) {
                throw new IOException(
                        "The evidence was changed on disk: its content is not " + expected);
            }
        }
        return read;
    }

    private int content(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (EOFException | ZipException e) {
            throw cutOff(expected, e);
        }
    }

    /// The compressed file ends early or is garbled.
    static IOException cutOff(String expected, IOException cause) {
        return new IOException(
                "The evidence was cut off or changed on disk: nothing more of %s can be read"
                        .formatted(expected),
                cause);
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
