package dev.tminus.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// How many rows a driver fetches at a time: 1,000, and fewer the wider they are, since it holds
/// them all.
final class FetchSize {

    /// A first taste, before anybody knows how wide the rows are.
    static final int FIRST = 16;

    private static final int MOST = 1_000;

    /// Where a row may be of any width, a thousand narrow ones tell nothing about the next.
    private static final int MOST_OF_ANY_WIDTH = 500;

    private static final long BOUNDED = 16 * 1024;
    private static final long CHARACTERS = 4 * 1024 * 1024;

    private final boolean streams;
    private int most = MOST_OF_ANY_WIDTH;
    private int now = FIRST;
    private long widest = 1;

    FetchSize(Product product) {
        streams = product == Product.MARIADB;
    }

    void columns(List<ColumnReader> readers) {
        long width = 0;
        for (var reader : readers) {
            width += Math.min(reader.most(), BOUNDED + 1);
        }
        most = width <= BOUNDED ? MOST : MOST_OF_ANY_WIDTH;
    }

    void saw(long characters) {
        widest = Math.max(widest, characters);
    }

    /// Tells the driver how many to fetch next; MariaDB's takes them as they come.
    void adapt(ResultSet rows) throws SQLException {
        int next = (int) Math.clamp(CHARACTERS / widest, 1, Math.min(most, now * 4L));
        if (!streams && next != now) {
            now = next;
            rows.setFetchSize(next);
        }
    }
}
