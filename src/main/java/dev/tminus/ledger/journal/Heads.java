package dev.tminus.ledger.journal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.tminus.evidence.OwnerOnly;
import dev.tminus.ledger.storage.Storage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where journals ended at certain moments (planned, each go/no-go, the end), outside the database:
/// a line in the file `heads` of the home folder and in the log. A journal that no longer goes
/// through one of them was changed, and whoever keeps a line elsewhere can always show it.
@Component
public class Heads {

    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

    /// Stands for the stream of all runs.
    private static final String NAME = "registry";

    private final Seals seals;
    private final InstantSource time;
    private final Path home;
    private final Path file;

    Heads(Seals seals, InstantSource time, Storage.Where where) {
        this.seals = seals;
        this.time = time;
        this.home = where.home().toAbsolutePath();
        this.file = home.resolve("heads");
    }

    /// One line, once it was read.
    record Noted(int line, UUID stream, Head head, String mac) {}

    Path file() {
        return file;
    }

    boolean exist() {
        return Files.exists(file);
    }

    /// Notes a head once the running transaction is committed.
    public void afterCommit(UUID stream, Head head) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        note(stream, head);
                    }
                });
    }

    /// Notes a head that is committed; where that fails the journal stands all the same.
    synchronized void note(UUID stream, Head head) {
        var line =
                "%s %s %d %s %s"
                        .formatted(
                                time.instant().truncatedTo(ChronoUnit.SECONDS),
                                stream.equals(Journal.REGISTRY) ? NAME : stream.toString(),
                                head.seq(),
                                head.hex(),
                                seals.mac(stream, head));
        LOG.info("Journal head: {}", line);
        write(line + "\n");
    }

    /// Makes the file, so that from now on a ledger without seals is none that was never sealed.
    void begin() {
        write("");
    }

    /// Puts the file aside, for a beginning anew.
    void putAside() throws IOException {
        if (exist()) {
            Files.move(file, file.resolveSibling("heads-" + time.instant().getEpochSecond()));
        }
    }

    private void write(String text) {
        try {
            if (!exist()) {
                OwnerOnly.folders(home);
                OwnerOnly.file(file);
            }
            takeOutCutOff();
            Files.writeString(file, text, CREATE, APPEND);
        } catch (IOException e) {
            LOG.warn("{} takes no line ({}). Keep the line above.", file, e.getMessage());
        }
    }

    /// What a crash or a full disk left of a line would garble the next one.
    private void takeOutCutOff() throws IOException {
        try (var written = new RandomAccessFile(file.toFile(), "rw")) {
            var whole = written.length();
            while (whole > 0 && !isEndOfLine(written, whole - 1)) {
                whole--;
            }
            if (whole < written.length()) {
                LOG.warn("{} ended in a line that was cut off. It is taken out.", file);
                written.setLength(whole);
            }
        }
    }

    private static boolean isEndOfLine(RandomAccessFile written, long at) throws IOException {
        written.seek(at);
        return written.read() == '\n';
    }

    /// Every whole line; one that a crash cut off counts for nothing.
    List<Noted> read() throws IOException {
        if (!exist()) {
            return List.of();
        }
        var text = Files.readString(file);
        var noted = new ArrayList<Noted>();
        var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (var number = 1; number <= lines.size(); number++) {
            noted.add(noted(number, lines.get(number - 1)));
        }
        return noted;
    }

    private Noted noted(int number, String line) throws IOException {
        try {
            var words = line.split(" ", -1);
            var _ = Instant.parse(words[0]);
            return new Noted(
                    number,
                    words[1].equals(NAME) ? Journal.REGISTRY : UUID.fromString(words[1]),
                    new Head(Long.parseLong(words[2]), HexFormat.of().parseHex(words[3])),
                    words[4]);
        } catch (RuntimeException garbled) {
            throw new IOException("line %d of %s is no head".formatted(number, file), garbled);
        }
    }
}
