package dev.tminus.run;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The append-only truth: streams of entries, each hashed together with the hash of the entry
/// before. Everything else in the database can be made from it again.
@Component
class Journal {

    /// The stream that knows of all runs.
    static final UUID REGISTRY = new UUID(0, 0);

    /// What stands before the first entry of a stream.
    static final Head BEGINNING = new Head(0, new byte[32]);

    private static final String INSERT =
            """
            insert into journal
                (stream, seq, type, version, command, recorded_at, entry, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final EventCodec codec = new EventCodec();

    Journal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// One entry of any stream.
    record Line(UUID stream, long seq, Instant at, Actor actor, CommandId command, Object event) {}

    /// The last entry of a stream.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Head(long seq, byte[] hash) {

        String hex() {
            return HexFormat.of().formatHex(hash);
        }
    }

    /// An entry as it lies in the database.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(
            UUID stream,
            long seq,
            String type,
            int version,
            UUID command,
            Instant at,
            byte[] entry,
            byte[] previous,
            byte[] hash) {}

    /// Adds a run's entries at the end of its stream.
    Head append(Head head, RunId run, List<Recorded> entries) {
        return append(
                head,
                entries.stream()
                        .map(entry ->
                                new Line(
                                        run.value(),
                                        entry.seq(),
                                        entry.at(),
                                        entry.actor(),
                                        entry.command(),
                                        entry.event()))
                        .toList());
    }

    /// Adds what the registry must know, in the same transaction as what caused it.
    void register(Recorded cause, RegistryEvent event) {
        var head = head(REGISTRY);
        append(
                head,
                List.of(
                        new Line(
                                REGISTRY,
                                head.seq() + 1,
                                cause.at(),
                                cause.actor(),
                                cause.command(),
                                event)));
    }

    /// Adds entries at the end of one stream; they must continue its numbers.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException where somebody else was faster
    Head append(Head head, List<Line> lines) {
        var hash = head.hash();
        var seq = head.seq();
        var rows = new java.util.ArrayList<Object[]>(lines.size());
        for (var line : lines) {
            if (line.seq() != seq + 1) {
                throw new IllegalArgumentException(
                        "Entry %d cannot follow entry %d".formatted(line.seq(), seq));
            }
            var entry = codec.write(line);
            var type = EventCodec.name(line.event());
            var next = chain(hash, entry);
            rows.add(
                    new Object[] {
                        line.stream(),
                        line.seq(),
                        type,
                        EventCodec.version(type),
                        line.command().value(),
                        line.at().atOffset(ZoneOffset.UTC),
                        entry,
                        hash,
                        next
                    });
            hash = next;
            seq = line.seq();
        }
        jdbc.batchUpdate(INSERT, rows);
        return new Head(seq, hash);
    }

    Head head(UUID stream) {
        return jdbc
                .query(
                        "select seq, hash from journal where stream = ? order by seq desc fetch first 1 rows only",
                        (row, _) -> new Head(row.getLong(1), row.getBytes(2)),
                        stream)
                .stream()
                .findFirst()
                .orElse(BEGINNING);
    }

    /// What a stream holds behind an entry, in order, and where it ends: read at once, so that both
    /// are of one moment.
    Tail after(UUID stream, Head known) {
        var lines = new java.util.ArrayList<Line>();
        var head = new Head[] {known};
        jdbc.query(
                "select entry, seq, hash from journal where stream = ? and seq > ? order by seq",
                row -> {
                    lines.add(codec.read(row.getBytes(1)));
                    head[0] = new Head(row.getLong(2), row.getBytes(3));
                },
                stream,
                known.seq());
        return new Tail(lines, head[0]);
    }

    /// The end of a stream.
    record Tail(List<Line> lines, Head head) {}

    /// The newest entries of a stream, newest first.
    List<Line> newest(UUID stream, int most) {
        return jdbc.query(
                "select entry from journal where stream = ? order by seq desc fetch first "
                        + most
                        + " rows only",
                (row, _) -> codec.read(row.getBytes(1)),
                stream);
    }

    /// The numbers that a command's entries got, where it was carried out before.
    Optional<Range> answered(UUID stream, CommandId command) {
        return jdbc
                .query(
                        "select min(seq), max(seq) from journal where stream = ? and command = ?",
                        (row, _) -> new Range(row.getLong(1), row.getLong(2)),
                        stream,
                        command.value())
                .stream()
                .filter(range -> range.from() > 0)
                .findFirst();
    }

    /// Numbers of entries, both ends included.
    record Range(long from, long to) {}

    /// The first entry of a stream that a command led to.
    Optional<Line> byCommand(UUID stream, CommandId command) {
        return jdbc
                .query(
                        "select entry from journal where stream = ? and command = ? order by seq fetch first 1 rows only",
                        (row, _) -> codec.read(row.getBytes(1)),
                        stream,
                        command.value())
                .stream()
                .findFirst();
    }

    /// Every stored entry, stream by stream in order, without holding them all.
    void each(Consumer<Stored> reader) {
        jdbc.query(
                connection -> {
                    var statement =
                            connection.prepareStatement(
                                    """
                                    select stream, seq, type, version, command, recorded_at,
                                        entry, previous, hash
                                    from journal order by stream, seq
                                    """);
                    statement.setFetchSize(500);
                    return statement;
                },
                row -> {
                    reader.accept(stored(row));
                });
    }

    Line read(Stored stored) {
        return codec.read(stored.entry());
    }

    long size() {
        var size = jdbc.queryForObject("select count(*) from journal", Long.class);
        return size == null ? 0 : size;
    }

    static byte[] chain(byte[] previous, byte[] entry) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            return sha256.digest(entry);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean continues(Stored entry, Head head) {
        return entry.seq() == head.seq() + 1
                && Arrays.equals(entry.previous(), head.hash())
                && Arrays.equals(entry.hash(), chain(entry.previous(), entry.entry()));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("recorded_at");
        return new Stored(
                row.getObject("stream", UUID.class),
                row.getLong("seq"),
                row.getString("type"),
                row.getInt("version"),
                row.getObject("command", UUID.class),
                at.toInstant(),
                row.getBytes("entry"),
                row.getBytes("previous"),
                row.getBytes("hash"));
    }
}
