package dev.tminus.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// How many rows a driver fetches at a time: 1,000, and fewer the wider they are or may be, since
/// it holds them all. PostgreSQL's is bounded by its driver as well.
final class FetchSize {

    /// A first taste, before anybody knows how wide the rows are.
    private static final int FIRST = 4;

    private static final int MOST = 1_000;

    /// Where a row may be of any width, a thousand narrow ones tell nothing about the next.
    private static final int MOST_OF_ANY_WIDTH = 500;

    private static final long BOUNDED = 16 * 1024;
    private static final long CHARACTERS = 4 * 1024 * 1024;

    /// What is held where every row is as wide as it may be.
    private static final long MOST_CHARACTERS = 4 * CHARACTERS;

    private final Product product;
    private final int most;
    private int now;
    private long widest = 1;

    FetchSize(Product product, List<ColumnReader> columns) {
        this.product = product;
        this.most = most(product, columns);
        this.now = Math.min(FIRST, most);
    }

    /// Before the first row is fetched.
    int first() {
        return now;
    }

    private static int most(Product product, List<ColumnReader> readers) {
        long width = 1;
        for (var reader : readers) {
            width += Math.min(reader.most(), ColumnReader.MOST_CHARACTERS);
        }
        int most = width <= BOUNDED ? MOST : MOST_OF_ANY_WIDTH;
        return product == Product.POSTGRESQL ? most : Math.clamp(MOST_CHARACTERS / width, 1, most);
    }

    void saw(long characters) {
        widest = Math.max(widest, characters);
    }

    /// Tells the driver how many to fetch next; MariaDB's takes them as they come.
    void adapt(ResultSet rows) throws SQLException {
        int next = (int) Math.clamp(CHARACTERS / widest, 1, Math.min(most, now * 4L));
        if (product != Product.MARIADB && next != now) {
            now = next;
            rows.setFetchSize(next);
        }
    }
}
