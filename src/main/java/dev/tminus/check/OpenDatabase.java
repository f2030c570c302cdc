package dev.tminus.check;

import dev.tminus.comparison.Layout;
import dev.tminus.comparison.SideColumns;
import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import java.time.Instant;

/// A side within its snapshot of a database.
record OpenDatabase(String name, Side.OfSource side, OpenSource source, Instant readAt)
        implements OpenSide {

    @Override
    public String server() {
        return source.server().shown();
    }

    @Override
    public boolean isSameAs(OpenSide other) {
        return other instanceof OpenDatabase database
                && source.server().isSameAs(database.source.server());
    }

    /// Whether one server holds the data of both, be it in two databases.
    boolean isOnServerOf(OpenDatabase other) {
        return source.server().isSameServerAs(other.source.server());
    }

    /// Whether a query to one can read tables of the other.
    boolean isWithinReachOf(OpenDatabase other) {
        return source.server().isWithinReachOf(other.source.server());
    }

    OpenDatabase asOf(Instant moment) {
        return new OpenDatabase(name, side, source, moment);
    }

    @Override
    public SideColumns columns() throws NoAnswer {
        return new SideColumns(name, source.columns(side), true);
    }

    @Override
    public Rows count() throws NoAnswer {
        return switch (side) {
            case Side.Query query -> source.read(query);
            case Side.Table table -> source.count(table);
        };
    }

    @Override
    public boolean countsRecords() {
        return false;
    }

    @Override
    public Rows readOrdered(Layout layout, boolean isLeft) throws NoAnswer {
        return source.readOrdered(side, layout.order(isLeft));
    }

    @Override
    public void close() {
        source.close();
    }
}
