package dev.tminus.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says in each database's SQL that rows come in `BinaryOrder`.
///
/// @param utf8 whether the server keeps text as UTF-8, so that its bytes need not be converted
record Ordering(Product product, boolean utf8) {

    /// Wraps a query, whatever it holds: its own order, limit or `with` stay its own.
    String of(String sql, List<ColumnReader> by) {
        return "select * from (\n" + sql + "\n) tminus_side order by " + safeguards(by);
    }

    private String safeguards(List<ColumnReader> by) {
        return by.stream()
                .map(column -> expression(column) + nullsFirst())
                .collect(Collectors.joining(", "));
    }

    private String nullsFirst() {
        return product == Product.MARIADB ? "" : " nulls first";
    }

    private String expression(ColumnReader reader) {
        var name = quoted(reader.column().name());
        return switch (reader.column().kind()) {
            case TEXT -> text(name, reader.column().spelling() == Column.Spelling.PADDED);
            case UUID -> product == Product.MARIADB ? text(name, false) : name;
            case NUMBER, TRUTH, DAY, TIME, LOCAL_MOMENT, MOMENT, BYTES -> name;
        };
    }

    private String text(String name, boolean padded) {
        return switch (product) {
            case H2 ->
                    trimmed("cast(%s as varchar)".formatted(name), padded)
                            .transform("cast(%s as varbinary)"::formatted);
            case POSTGRESQL -> {
                var text = trimmed(name + "::text", padded);
                yield utf8 ? text + " collate \"C\"" : "convert_to(%s, 'UTF8')".formatted(text);
            }
            case MARIADB ->
                    trimmed("convert(%s using utf8mb4)".formatted(name), padded)
                            .transform("cast(%s as binary)"::formatted);
        };
    }

    private static String trimmed(String text, boolean padded) {
        return padded ? "trim(trailing ' ' from " + text + ")" : text;
    }

    private String quoted(String name) {
        var quote = product == Product.MARIADB ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /// Finds columns by name, ignoring case.
    ///
    /// @throws Unclear where one is missing or two have the same name
    static List<ColumnReader> find(List<ColumnReader> columns, List<String> names) throws Unclear {
        var seen = new HashMap<String, ColumnReader>();
        for (var column : columns) {
            var name = column.column().name();
            if (seen.put(name.toLowerCase(Locale.ROOT), column) != null) {
                throw new Unclear("answers two columns of the name " + name + "; name one anew");
            }
        }
        var found = new ArrayList<ColumnReader>();
        for (var name : names) {
            var column = seen.get(name.toLowerCase(Locale.ROOT));
            if (column == null) {
                throw new Unclear(
                        "answers no column %s; it answers %s"
                                .formatted(
                                        name,
                                        columns.stream()
                                                .map(known -> known.column().name())
                                                .collect(Collectors.joining(", "))));
            }
            found.add(column);
        }
        return found;
    }

    /// Why columns cannot be told apart; goes on after "source … in …".
    static final class Unclear extends Exception {
        Unclear(String problem) {
            super(problem);
        }
    }
}
