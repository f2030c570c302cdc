package dev.tminus.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which tables a query reads, views taken apart, by what the server says of it and never by the
/// words of the query.
record TablesRead(Connection connection, Product product) {

    /// Whatever a query names is locked until the transaction ends, from the moment it is prepared,
    /// and what its functions read from the moment they do.
    private static final String LOCKED =
            """
            select n.nspname, c.relname
            from pg_catalog.pg_locks l
                join pg_catalog.pg_class c on c.oid = l.relation
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where l.locktype = 'relation' and l.pid = pg_catalog.pg_backend_pid()
                and c.relkind in ('r', 'p', 'm', 'f')
                and n.nspname not in ('pg_catalog', 'information_schema')\
            """;

    private static final String KIND =
            "select table_type from information_schema.tables where table_schema = ? and table_name"
                    + " = ?";

    private static final String VIEW =
            "select view_definition from information_schema.views where table_schema = ? and"
                    + " table_name = ?";

    /// Of everything that this transaction has prepared or read; PostgreSQL only.
    Set<String> locked() throws SQLException {
        var tables = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LOCKED)) {
            while (rows.next()) {
                tables.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
        return tables;
    }

    /// Of a plan; empty where the server does not show a view to this user.
    Optional<Set<String>> explained(PreparedStatement explain) throws SQLException {
        var open = new ArrayDeque<NamedTable>(NamedTable.in(plan(explain), product));
        var seen = new HashSet<NamedTable>();
        var tables = new TreeSet<String>();
        while (!open.isEmpty()) {
            var name = open.pop();
            if (seen.add(name) && !take(name, tables, open)) {
                return Optional.empty();
            }
        }
        return Optional.of(tables);
    }

    private boolean take(NamedTable name, Set<String> tables, Deque<NamedTable> open)
            throws SQLException {
        var kind = ask(KIND, name);
        if (kind == null || kind.startsWith("SYSTEM")) {
            return true;
        }
        if (!kind.equals("VIEW")) {
            tables.add(name.schema() + "." + name.table());
            return true;
        }
        if (product == Product.H2) {
            return true;
        }
        var definition = ask(VIEW, name);
        if (definition == null || definition.isEmpty()) {
            return false;
        }
        open.addAll(NamedTable.in(definition, product));
        return true;
    }

    /// H2 says it in its plan, views and all; MariaDB in a note beside it, all but the views that
    /// it keeps in tables of their own.
    private String plan(PreparedStatement explain) throws SQLException {
        var plan = new StringBuilder();
        try (var rows = explain.executeQuery()) {
            while (product == Product.H2 && rows.next()) {
                plan.append(rows.getString(1));
            }
        }
        if (product == Product.MARIADB) {
            try (var statement = connection.createStatement();
                    var notes = statement.executeQuery("show warnings")) {
                while (notes.next()) {
                    if (notes.getInt(2) == 1003) {
                        plan.append(notes.getString(3));
                    }
                }
            }
        }
        return plan.toString();
    }

    private @Nullable String ask(String sql, NamedTable name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name.schema());
            statement.setString(2, name.table());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
