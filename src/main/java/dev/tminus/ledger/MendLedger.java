package dev.tminus.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.tminus.evidence.OwnerOnly;
import dev.tminus.ledger.storage.Health;
import dev.tminus.ledger.storage.LostLedger;
import dev.tminus.ledger.storage.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.stereotype.Component;

/// Goes on by itself once a ledger that could not be written can be again: it is opened anew, tried
/// out, and verified as at a start.
@Component
class MendLedger implements SmartInitializingSingleton {

    static final Duration EVERY = Duration.ofSeconds(2);

    /// So much must fit, or the next few commands would fill the disk again.
    private static final int ROOM = 1 << 20;

    private static final int FILLING = 1 << 17;

    private final Health health;
    private final Later later;
    private final Storage.Where where;
    private final List<HikariDataSource> pools;
    private final DataSource direct;
    private final RunMemory memory;
    private final VerifyLedger verify;
    private final LostLedger lost;
    private final AtomicBoolean trying = new AtomicBoolean();

    MendLedger(
            Health health,
            Later later,
            Storage.Where where,
            @Qualifier("writer") HikariDataSource writer,
            @Qualifier("reader") HikariDataSource reader,
            @FlywayDataSource DataSource direct,
            RunMemory memory,
            VerifyLedger verify,
            LostLedger lost) {
        this.health = health;
        this.later = later;
        this.where = where;
        this.pools = List.of(writer, reader);
        this.direct = direct;
        this.memory = memory;
        this.verify = verify;
        this.lost = lost;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var _ = health.watch(this::changed);
    }

    private void changed() {
        if (health.isInterrupted() && trying.compareAndSet(false, true)) {
            openAnew();
            later.after(EVERY, this::tryAgain);
        }
    }

    private void tryAgain() {
        trying.set(false);
        try {
            mend();
        } catch (IOException | SQLException | RuntimeException stillNot) {
            lost.still(stillNot);
            changed();
        }
    }

    private void mend() throws IOException, SQLException {
        if (!health.isInterrupted()) {
            return;
        }
        if (where.embedded()) {
            findRoom(where.folder());
        }
        write();
        openAnew();
        memory.forgetAll();
        verify.verify();
    }

    /// Connections to a database that has closed itself are of no use, and look as if they were.
    private void openAnew() {
        pools.forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    /// Tried with a file first: a failed write of its own would close the database again.
    private static void findRoom(Path folder) throws IOException {
        var file = OwnerOnly.newFile(folder);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var filling = ByteBuffer.allocate(ROOM);
            while (filling.hasRemaining()) {
                channel.write(filling);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = direct.getConnection();
                var fill = connection.prepareStatement("insert into room values (?, ?)");
                var empty = connection.prepareStatement("delete from room where id = ?")) {
            fill.setObject(1, id);
            fill.setBytes(2, new byte[FILLING]);
            fill.executeUpdate();
            empty.setObject(1, id);
            empty.executeUpdate();
            if (where.embedded()) {
                try (var force = connection.createStatement()) {
                    force.execute("checkpoint sync");
                }
            }
        }
    }
}
