package dev.tminus.run;

import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /// Adds what these entries name; once the run has ended, its retentions begin.
    void add(RunState after, List<Recorded> entries) {
        var rows =
                entries.stream()
                        .map(Recorded::event)
                        .filter(RunEvent.CheckEnded.class::isInstance)
                        .map(RunEvent.CheckEnded.class::cast)
                        .flatMap(ended ->
                                ended.outcome().evidence().stream()
                                        .map(file ->
                                                new @Nullable Object[] {
                                                    after.id().value(),
                                                    ended.step().value(),
                                                    ended.use(),
                                                    ended.attempt(),
                                                    file.kind().name(),
                                                    file.sha256(),
                                                    retention(after, ended.step(), ended.use())
                                                }))
                        .collect(Collectors.toCollection(ArrayList::new));
        for (var entry : entries) {
            if (entry.event() instanceof RunEvent.FileAttached(var step, var name, var file)) {
                rows.add(
                        new @Nullable Object[] {
                            after.id().value(),
                            step.value(),
                            name,
                            (int) entry.seq(),
                            file.kind().name(),
                            file.sha256(),
                            null
                        });
            }
        }
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
                    "update evidence_use set expires_at = ? where run = ? and retention_seconds = ?",
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
                "update evidence_use set removed_at = ? where sha256 = ? and removed_at is null",
                at.atOffset(ZoneOffset.UTC),
                sha256);
    }
}
