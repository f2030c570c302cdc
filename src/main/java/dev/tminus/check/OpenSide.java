package dev.tminus.check;

import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.Layout;
import dev.tminus.comparison.SideColumns;
import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Rows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/// One side of a comparison, of one moment.
sealed interface OpenSide extends AutoCloseable permits OpenDatabase, OpenFile {

    static OpenSide open(Side side, String name, AttemptSources sources, InstantSource clock)
            throws NoAnswer {
        return switch (side) {
            case Side.OfSource asked -> {
                var source = sources.open(asked.source());
                yield new OpenDatabase(name, asked, source, now(clock));
            }
            case Side.Csv file -> new OpenFile(name, file, sources, sources.open(file), now(clock));
            case Side.Files _, Side.Answer _, Side.Recorded _ ->
                    throw new IllegalStateException("Not to be opened: " + side.name());
        };
    }

    private static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /// For messages.
    String name();

    Side side();

    /// Who answers, in words.
    String server();

    /// Taken right after the snapshot.
    Instant readAt();

    /// Whether both would read the same data at the same place.
    boolean isSameAs(OpenSide other);

    SideColumns columns() throws NoAnswer;

    /// Rows of counts, or the records themselves that are to be counted.
    Rows count() throws NoAnswer;

    /// Whether `count` answers records and no counts.
    boolean countsRecords();

    /// The rows in the order of the layout's leading columns.
    Rows readOrdered(Layout layout, boolean isLeft) throws NoAnswer, CannotCompare;

    default SideReport report(long rows, String digest) {
        return new SideReport(name(), server(), readAt(), query(side()), rows, digest);
    }

    /// The query as the runbook writes it, its parameters below it.
    static String query(Side side) {
        return switch (side) {
            case Side.Query query ->
                    query.params().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(one -> "\n:" + one.getKey() + " = " + one.getValue())
                            .collect(Collectors.joining("", query.sql(), ""));
            case Side.Table table -> "table " + table.table();
            case Side.Csv _, Side.Files _, Side.Answer _, Side.Recorded _ -> "";
        };
    }

    @Override
    void close();
}
