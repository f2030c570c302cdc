package dev.tminus.ledger;

import dev.tminus.run.Recorded;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.names.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the rows of evidence equal to the fold of the journal, inside the transaction that appends
/// to it.
@Component
class EvidenceUses implements KeptEvidence {

    private final JdbcTemplate jdbc;

    EvidenceUses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// A use of a file, as its row says it.
    record Use(
            UUID run,
            String step,
            String name,
            int attempt,
            String kind,
            String sha256,
            @Nullable Long retention) {

        @Nullable Object[] columns() {
            return new @Nullable Object[] {run, step, name, attempt, kind, sha256, retention};
        }
    }

    /// A use of a file, and how long the file is kept for it.
    ///
    /// @param expiresAt null where it is kept for ever, or until the run has ended
    /// @param removedAt null while it is kept
    record Kept(Use use, @Nullable Instant expiresAt, @Nullable Instant removedAt) {

        /// Whether nothing lets it go before its time.
        ///
        /// @param over when the run ended, null while it goes on
        boolean staysAsLong(@Nullable Instant over) {
            if (expiresAt == null) {
                return removedAt == null;
            }
            var retention = use.retention();
            return over != null
                    && retention != null
                    && expiresAt.equals(over.plusSeconds(retention))
                    && (removedAt == null || !removedAt.isBefore(expiresAt));
        }
    }

    /// Adds what these entries name; once the run has ended, its retentions begin.
    void add(RunState after, List<Recorded> entries) {
        var rows = entries.stream().flatMap(entry -> uses(after, entry)).map(Use::columns).toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    """
                    insert into evidence_use
                        (run, step, use_name, attempt, kind, sha256, retention_seconds)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    rows);
        }
    }

    /// What an entry of a run says of files.
    static Stream<Use> uses(RunState state, Recorded entry) {
        return switch (entry.event()) {
            case RunEvent.CheckEnded(var step, var use, var attempt, var outcome) ->
                    outcome.evidence().stream().map(file -> use(state, step, use, attempt, file));
            case RunEvent.FileAttached(var step, var name, var file) ->
                    Stream.of(use(state, step, name, (int) entry.seq(), file));
            default -> Stream.empty();
        };
    }

    private static Use use(
            RunState state, StepId step, String name, int attempt, EvidenceRef file) {
        var kept = file.kind() == EvidenceRef.Kind.ATTACHMENT ? null : retention(state, step, name);
        return new Use(
                state.id().value(),
                step.value(),
                name,
                attempt,
                file.kind().name(),
                file.sha256(),
                kept);
    }

    /// The rows of a run.
    List<Kept> of(UUID run) {
        return jdbc.query(
                """
                select run, step, use_name, attempt, kind, sha256, retention_seconds, expires_at,
                    removed_at
                from evidence_use where run = ?
                """,
                (row, _) -> new Kept(use(row), instant(row, 8), instant(row, 9)),
                run);
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// The run has ended: its retentions begin.
    void runEnded(RunId run, Instant at) {
        var retentions =
                jdbc.query(
                        """
                        select distinct retention_seconds from evidence_use
                        where run = ? and retention_seconds is not null
                        """,
                        (row, _) -> row.getLong(1),
                        run.value());
        for (var seconds : retentions) {
            jdbc.update(
                    "update evidence_use set expires_at = ? where run = ? and retention_seconds ="
                            + " ?",
                    at.plusSeconds(seconds).atOffset(ZoneOffset.UTC),
                    run.value(),
                    seconds);
        }
    }

    private static @Nullable Long retention(RunState state, StepId step, String use) {
        return state.checklist()
                .check(step, use)
                .map(CheckSpec::retention)
                .map(Duration::toSeconds)
                .orElse(null);
    }

    /// Files that nobody has looked at for a while, the longest unseen first; what was found wrong
    /// is looked at again soon. What was looked at later than now, nobody has looked at.
    @Transactional(readOnly = true)
    List<String> unseen(Duration sound, Duration flawed, Instant now, int most) {
        return jdbc.query(
                """
                select sha256 from evidence_use where removed_at is null
                group by sha256
                having min(coalesce(looked_at, ?)) < ?
                    or max(flaw) is not null and min(looked_at) < ?
                    or max(looked_at) > ?
                order by min(coalesce(looked_at, ?)), sha256 fetch first %d rows only
                """
                        .formatted(most),
                (row, _) -> row.getString(1),
                utc(Instant.EPOCH),
                utc(now.minus(sound)),
                utc(now.minus(flawed)),
                utc(now),
                utc(Instant.EPOCH));
    }

    /// Notes how files were found.
    ///
    /// @param found what is wrong with each, empty where nothing is
    @Transactional
    void seen(Map<String, String> found, Instant at) {
        jdbc.batchUpdate(
                "update evidence_use set looked_at = ?, flaw = ? where sha256 = ? and removed_at is"
                        + " null",
                found.entrySet().stream()
                        .map(one ->
                                new @Nullable Object[] {
                                    utc(at),
                                    one.getValue().isEmpty() ? null : one.getValue(),
                                    one.getKey()
                                })
                        .toList());
    }

    /// A use of a file that was found wrong.
    record Flawed(int run, String step, String use, String sha256, String flaw) {}

    @Transactional(readOnly = true)
    List<Flawed> flawed() {
        return jdbc.query(
                """
                select r.number, u.step, u.use_name, u.sha256, u.flaw
                from evidence_use u join run_row r on r.id = u.run
                where u.flaw is not null and u.removed_at is null
                order by r.number, u.step, u.use_name, u.sha256
                """,
                (row, _) ->
                        new Flawed(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> named() {
        return new HashSet<>(
                jdbc.query(
                        "select distinct sha256 from evidence_use", (row, _) -> row.getString(1)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> expired(Instant now) {
        return jdbc.query(
                """
                select sha256 from evidence_use
                group by sha256
                having count(expires_at) = count(*) and max(expires_at) <= ?
                    and count(removed_at) < count(*)
                """,
                (row, _) -> row.getString(1),
                now.atOffset(ZoneOffset.UTC));
    }

    @Override
    @Transactional
    public void removed(String sha256, Instant at) {
        jdbc.update(
                "update evidence_use set removed_at = ? where sha256 = ? and removed_at is null and"
                        + " expires_at <= ?",
                utc(at),
                sha256,
                utc(at));
    }
}
