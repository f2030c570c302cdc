package dev.tminus.source;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps MariaDB from sending rows that are too wide: its driver holds a whole row before anybody
/// sees how long it is. The server measures each and leaves out of a wide one what makes it so.
///
/// @param columns those of the query
record WideRows(List<ColumnReader> columns) {

    /// How many characters of a row are read, as of a record of a file; bytes where a server
    /// counts.
    static final long MOST = 4L * 1024 * 1024;

    /// Whether a row may be too wide, as far as its columns are declared.
    static boolean possible(Product product, List<ColumnReader> columns) {
        return product == Product.MARIADB
                && columns.stream().mapToLong(ColumnReader::most).sum() > MOST;
    }

    /// The same rows with one more column, which says how wide they are.
    String of(String sql) {
        return "with tminus_rows (%s) as (\n%s\n) select %s, c0 from (select tminus_rows.*, %s as c0 from tminus_rows) tminus_wide"
                .formatted(each(this::place), sql, each(this::bounded), width());
    }

    private String width() {
        return columns.stream()
                .filter(WideRows::isWide)
                .map(column -> "coalesce(octet_length(%s), 0)".formatted(place(column)))
                .collect(Collectors.joining(" + "));
    }

    private String bounded(ColumnReader column) {
        var name = "`" + column.column().name().replace("`", "``") + "`";
        var value =
                isWide(column)
                        ? "case when c0 > %d then null else %s end".formatted(MOST, place(column))
                        : place(column);
        return value + " as " + name;
    }

    private static boolean isWide(ColumnReader column) {
        return column.column().kind() == Kind.TEXT || column.column().kind() == Kind.BYTES;
    }

    private String place(ColumnReader column) {
        return "c" + column.index();
    }

    private String each(Function<ColumnReader, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }
}
