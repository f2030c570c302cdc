package dev.tminus.ledger.journal;

import dev.tminus.ledger.LedgerFlaw;
import dev.tminus.run.CommandId;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The append-only truth: streams of entries, each hashed together with the hash of the entry
/// before. Everything else in the database can be made from it again.
@Component
public class Journal {

    /// The stream that knows of all runs.
    public static final UUID REGISTRY = new UUID(0, 0);

    /// What stands before the first entry of a stream.
    public static final Head BEGINNING = new Head(0, new byte[32]);

    private static final String INSERT =
            """
            insert into journal
                (stream, seq, type, version, command, recorded_at, entry, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Seals seals;
    private final EventCodec codec = new EventCodec();

    Journal(JdbcTemplate jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /// What is wrong in a stream.
    public static LedgerFlaw flaw(UUID stream, String what) {
        return new LedgerFlaw(stream.equals(REGISTRY) ? null : new RunId(stream), what);
    }

    /// An entry as it lies in the database.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Stored(
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
    public Head append(Head head, RunId run, List<Recorded> entries) {
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
                                        entry.event(),
                                        entry.clock()))
                        .toList());
    }

    /// Adds what the registry must know, in the same transaction as what caused it.
    public Head register(Recorded cause, RegistryEvent event) {
        var head = head(REGISTRY);
        var last = lastAt(REGISTRY);
        var at = last.filter(cause.at()::isBefore).orElse(cause.at());
        return append(
                head,
                List.of(
                        new Line(
                                REGISTRY,
                                head.seq() + 1,
                                at,
                                cause.actor(),
                                cause.command(),
                                event,
                                cause.clock())));
    }

    /// Adds entries at the end of one stream; they must continue its numbers.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException where somebody else was faster
    public Head append(Head head, List<Line> lines) {
        var hash = head.hash();
        var seq = head.seq();
        var rows = new java.util.ArrayList<Object[]>(lines.size());
        for (var line : lines) {
            if (line.seq() != seq + 1) {
                throw new IllegalArgumentException(
                        "Entry %d cannot follow entry %d".formatted(line.seq(), seq));
            }
            var entry = codec.write(line);
            var type = EventTypes.name(line.event());
            var next = chain(hash, entry);
            rows.add(
                    new Object[] {
                        line.stream(),
                        line.seq(),
                        type,
                        EventTypes.version(type),
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
        var end = new Head(seq, hash);
        if (!lines.isEmpty()) {
            seals.seal(lines.getFirst().stream(), end);
        }
        return end;
    }

    Head head(UUID stream) {
        return jdbc
                .query(
                        "select seq, hash from journal where stream = ? order by seq desc fetch"
                                + " first 1 rows only",
                        (row, _) -> new Head(row.getLong(1), row.getBytes(2)),
                        stream)
                .stream()
                .findFirst()
                .orElse(BEGINNING);
    }

    /// When the last entry of a stream was recorded.
    public Optional<Instant> lastAt(UUID stream) {
        return jdbc
                .query(
                        "select recorded_at from journal where stream = ? order by seq desc fetch"
                                + " first 1 rows only",
                        (row, _) -> row.getTimestamp(1).toInstant(),
                        stream)
                .stream()
                .findFirst();
    }

    /// When the youngest entry of all was recorded.
    public Optional<Instant> latest() {
        return Optional.ofNullable(
                        jdbc.queryForObject(
                                "select max(recorded_at) from journal", Timestamp.class))
                .map(Timestamp::toInstant);
    }

    /// What a stream holds behind an entry, in order, and where it ends: read at once, so that both
    /// are of one moment.
    ///
    /// @throws JournalUnreadable where the chain breaks or an entry says nothing that is known
    public Tail after(UUID stream, Head known) {
        var lines = new java.util.ArrayList<Line>();
        var head = new Head[] {known};
        jdbc.query(
                "select entry, seq, previous, hash from journal where stream = ? and seq > ? order"
                        + " by seq",
                row -> {
                    var entry = row.getBytes(1);
                    var next = new Head(row.getLong(2), row.getBytes(4));
                    if (!continues(next, row.getBytes(3), entry, head[0])) {
                        throw new JournalUnreadable(broken(stream, next.seq()));
                    }
                    lines.add(codec.read(entry));
                    head[0] = next;
                },
                stream,
                known.seq());
        return new Tail(lines, head[0]);
    }

    /// The sentence about a chain that does not hold.
    public static String broken(UUID stream, long seq) {
        return "The chain of %s breaks at entry %d.".formatted(name(stream), seq);
    }

    /// A stream, as sentences name it.
    public static String name(UUID stream) {
        return stream.equals(REGISTRY) ? "the registry" : "run " + stream;
    }

    /// The end of a stream.
    public record Tail(List<Line> lines, Head head) {}

    /// The newest entries of a stream, newest first.
    public List<Line> newest(UUID stream, int most) {
        return jdbc.query(
                "select entry from journal where stream = ? order by seq desc fetch first "
                        + most
                        + " rows only",
                (row, _) -> codec.read(row.getBytes(1)),
                stream);
    }

    /// The numbers that a command's entries got, where it was carried out before.
    public Optional<Range> answered(UUID stream, CommandId command) {
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
    public record Range(long from, long to) {}

    /// The first entry of a stream that a command led to.
    public Optional<Line> byCommand(UUID stream, CommandId command) {
        return jdbc
                .query(
                        "select entry from journal where stream = ? and command = ? order by seq"
                                + " fetch first 1 rows only",
                        (row, _) -> codec.read(row.getBytes(1)),
                        stream,
                        command.value())
                .stream()
                .findFirst();
    }

    /// Every stream that has an entry.
    List<UUID> streams() {
        return jdbc.query(
                "select distinct stream from journal", (row, _) -> row.getObject(1, UUID.class));
    }

    /// Every stored entry, the registry first, then run by run in order, without holding them all.
    public void each(Consumer<Stored> reader) {
        each("stream = ?", reader);
        each("stream <> ?", reader);
    }

    private void each(String which, Consumer<Stored> reader) {
        jdbc.query(
                connection -> {
                    var statement =
                            connection.prepareStatement(
                                    """
                                    select stream, seq, type, version, command, recorded_at,
                                        entry, previous, hash
                                    from journal where %s order by stream, seq
                                    """
                                            .formatted(which));
                    statement.setFetchSize(500);
                    statement.setObject(1, REGISTRY);
                    return statement;
                },
                row -> {
                    reader.accept(stored(row));
                });
    }

    public Line read(Stored stored) {
        return codec.read(stored.entry());
    }

    public long size() {
        var size = jdbc.queryForObject("select count(*) from journal", Long.class);
        return size == null ? 0 : size;
    }

    public static byte[] chain(byte[] previous, byte[] entry) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            return sha256.digest(entry);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static boolean continues(Stored entry, Head head) {
        return continues(
                new Head(entry.seq(), entry.hash()), entry.previous(), entry.entry(), head);
    }

    private static boolean continues(Head next, byte[] previous, byte[] entry, Head head) {
        return next.seq() == head.seq() + 1
                && Arrays.equals(previous, head.hash())
                && Arrays.equals(next.hash(), chain(previous, entry));
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
