package dev.tminus.check;

import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.comparison.CannotCompare;
import dev.tminus.comparison.Layout;
import dev.tminus.comparison.SideColumns;
import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.Side;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/// One side of a comparison within its snapshot.
///
/// @param name for messages
/// @param readAt taken right after the snapshot
record OpenSide(String name, Side.OfSource side, OpenSource source, Instant readAt)
        implements AutoCloseable {

    static OpenSide open(Side side, String name, Opener opener, InstantSource clock)
            throws NoAnswer, CannotCompare {
        return switch (side) {
            case Side.OfSource asked -> {
                var source = opener.open(asked.source());
                yield new OpenSide(name, asked, source, now(clock));
            }
            case Side.Csv file -> throw new CannotCompare(file.name() + " cannot be read yet.");
        };
    }

    private static Instant now(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    ServerIdentity server() {
        return source.server();
    }

    SideColumns columns() throws NoAnswer {
        return new SideColumns(name, source.columns(side), true);
    }

    /// Rows of counts, or the records themselves that are to be counted.
    Rows count() throws NoAnswer {
        return switch (side) {
            case Side.Query query -> source.read(query);
            case Side.Table table -> source.count(table);
        };
    }

    /// Whether `count` answers records and no counts.
    boolean countsRecords() {
        return false;
    }

    Rows readOrdered(Layout layout, boolean isLeft) throws NoAnswer {
        return source.readOrdered(side, layout.order(isLeft));
    }

    SideReport report(long rows, String total, String digest) {
        return new SideReport(
                name, source.server().shown(), readAt, query(side), "", rows, total, digest);
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
            case Side.Csv _ -> "";
        };
    }

    @Override
    public void close() {
        source.close();
    }
}
