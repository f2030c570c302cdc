package dev.tminus.evidence;

import dev.tminus.runbook.check.EvidenceRef;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file of evidence while it is written. Closing it without [#keep] throws it away.
///
/// Everything that goes wrong while writing is an [EvidenceNotKept] with one sentence for people.
public final class NewEvidence extends OutputStream {

    private static final int BUFFER = 1 << 16;

    private final EvidenceStore store;
    private final EvidenceRef.Kind kind;
    private final String name;
    private final Path file;
    private final FileChannel channel;
    private final FastGzip gzip;
    private final OutputStream out;
    private final MessageDigest sha256;
    private long bytes;

    NewEvidence(EvidenceStore store, EvidenceRef.Kind kind, String name, Path file)
            throws IOException {
        this.store = store;
        this.kind = kind;
        this.name = name;
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
        this.gzip = new FastGzip(new BufferedOutputStream(Channels.newOutputStream(channel)));
        this.out = new BufferedOutputStream(gzip, BUFFER);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(int one) throws EvidenceNotKept {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws EvidenceNotKept {
        try {
            out.write(content, from, length);
        } catch (IOException e) {
            throw store.notKept(name, e);
        }
        sha256.update(content, from, length);
        bytes += length;
    }

    /// Forces the file to disk under the hash of its content.
    ///
    /// @throws EvidenceNotKept where that fails; nothing is kept then
    public EvidenceRef keep() throws EvidenceNotKept {
        try {
            out.flush();
            gzip.finish();
            gzip.flush();
            channel.force(true);
            channel.close();
            var hash = HexFormat.of().formatHex(sha256.digest());
            store.place(file, hash);
            return new EvidenceRef(kind, name, hash, bytes);
        } catch (IOException e) {
            throw store.notKept(name, e);
        }
    }

    /// Throws the file away, unless it was kept.
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A file that never became whole is swept away later.
        }
    }

    /// Compresses at the speed of a disk; dumps of the same rows shrink to a quarter even so.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
