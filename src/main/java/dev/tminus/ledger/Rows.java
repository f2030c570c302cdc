package dev.tminus.ledger;

import dev.tminus.ledger.journal.Head;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.StepState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps the rows that screens query equal to the fold of the journal, inside the transaction that
/// appends to it; only rows that changed are written.
@Component
class Rows {

    private final JdbcAggregateTemplate aggregates;
    private final JdbcTemplate jdbc;

    Rows(JdbcAggregateTemplate aggregates, JdbcTemplate jdbc) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
    }

    /// One step of one run as lists show it.
    record StepRow(UUID run, int place, String step, String phase, int attempt, Instant since) {

        static StepRow of(RunState state, int place) {
            var step = state.steps().at(place);
            return new StepRow(
                    state.id().value(),
                    place,
                    state.checklist().steps().get(place).id().value(),
                    step.phase().name(),
                    step.attempt(),
                    step.since());
        }
    }

    /// The runs whose rows were written before rows said how a run ended, or which version of the
    /// runbook it went by.
    List<RunId> unfinished() {
        return jdbc.query(
                "select id from run_row where contingencies is null or runbook_version is null",
                (row, _) -> new RunId(row.getObject(1, UUID.class)));
    }

    /// Writes what such a row does not say yet, and nothing else of it.
    void finish(RunState state, Head head) {
        var row = RunRow.of(state, head);
        jdbc.update(
                "update run_row set started_at = ?, ended_at = ?, reason = ?, contingencies = ?"
                        + " where id = ? and contingencies is null",
                utc(row.startedAt()),
                utc(row.endedAt()),
                row.reason(),
                row.contingencies(),
                row.id());
        jdbc.update(
                "update run_row set runbook_version = ? where id = ? and runbook_version is null",
                row.runbookVersion(),
                row.id());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /// Waits until nobody else changes this run. Instances that share a database take turns by it;
    /// the unique number of a journal's entries would catch what it does not.
    void takeTurn(RunId run) {
        jdbc.query("select id from run_row where id = ? for update", _ -> {}, run.value());
    }

    void insert(RunState state, Head head) {
        aggregates.insert(RunRow.of(state, head));
        jdbc.batchUpdate(
                "insert into step_row (phase, attempt, since, step, run, place) values (?, ?, ?, ?,"
                        + " ?, ?)",
                IntStream.range(0, state.steps().size())
                        .mapToObj(place -> StepRow.of(state, place))
                        .map(row ->
                                new Object[] {
                                    row.phase(),
                                    row.attempt(),
                                    row.since().atOffset(ZoneOffset.UTC),
                                    row.step(),
                                    row.run(),
                                    row.place()
                                })
                        .toList());
    }

    void update(RunState before, RunState after, Head head) {
        aggregates.update(RunRow.of(after, head));
        var changed = new ArrayList<Object[]>();
        for (var place = 0; place < after.steps().size(); place++) {
            if (!same(before.steps().at(place), after.steps().at(place))) {
                var row = StepRow.of(after, place);
                changed.add(
                        new Object[] {
                            row.phase(),
                            row.attempt(),
                            row.since().atOffset(ZoneOffset.UTC),
                            row.run(),
                            row.place()
                        });
            }
        }
        if (!changed.isEmpty()) {
            jdbc.batchUpdate(
                    "update step_row set phase = ?, attempt = ?, since = ? where run = ? and place"
                            + " = ?",
                    changed);
        }
    }

    List<RunRow> runs() {
        return aggregates.findAll(RunRow.class);
    }

    List<StepRow> steps(UUID run) {
        return jdbc.query(
                "select run, place, step, phase, attempt, since from step_row where run = ? order"
                        + " by place",
                (row, _) ->
                        new StepRow(
                                row.getObject(1, UUID.class),
                                row.getInt(2),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getTimestamp(6).toInstant()),
                run);
    }

    private static boolean same(StepState one, StepState other) {
        return one.phase() == other.phase()
                && one.attempt() == other.attempt()
                && one.since().equals(other.since());
    }
}
