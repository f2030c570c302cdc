package dev.tminus.source;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Names of tables as a workspace writes them.
final class TableName {

    private TableName() {}

    /// Quotes a table as the driver says, each part of `schema.table` by itself. A name in lower
    /// case also finds the table that unquoted SQL would, as H2 keeps those in upper case.
    static String quoted(String table, DatabaseMetaData meta) throws SQLException {
        var quote = meta.getIdentifierQuoteString();
        var parts = Arrays.asList(table.split("\\.", 2));
        if (meta.storesUpperCaseIdentifiers() && !exists(parts, meta)) {
            parts = parts.stream().map(TableName::folded).toList();
        }
        return String.join(
                ".",
                parts.stream()
                        .map(part -> quote + part.replace(quote, quote + quote) + quote)
                        .toList());
    }

    private static boolean exists(List<String> parts, DatabaseMetaData meta) throws SQLException {
        var escape = meta.getSearchStringEscape();
        var patterns =
                parts.stream()
                        .map(part -> part.replace(escape, escape + escape))
                        .map(part -> part.replace("_", escape + "_").replace("%", escape + "%"))
                        .toList();
        var schema = patterns.size() == 2 ? patterns.getFirst() : null;
        try (var found = meta.getTables(null, schema, patterns.getLast(), null)) {
            return found.next();
        }
    }

    private static String folded(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name.toUpperCase(Locale.ROOT) : name;
    }
}
