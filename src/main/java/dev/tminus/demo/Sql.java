package dev.tminus.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements of one connection, values always bound.
record Sql(Connection connection) {

    /// Reads one row of a result.
    interface Read<T> {
        T row(ResultSet rows) throws SQLException;
    }

    /// Runs statements that `;` separates.
    void script(String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var one : statements.split(";", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    /// Answers how many rows it touched.
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, Arrays.asList(values));
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(String sql, Read<T> read, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, Arrays.asList(values));
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(read.row(rows));
                }
                return found;
            }
        }
    }

    int number(String sql, @Nullable Object... values) throws SQLException {
        return list(sql, rows -> rows.getInt(1), values).getFirst();
    }

    /// Inserts rows with values in the order of the columns: `member (email, state)`.
    void insert(String table, List<List<@Nullable Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var places = String.join(", ", Collections.nCopies(rows.getFirst().size(), "?"));
        var sql = "insert into %s values (%s)".formatted(table, places);
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values)
            throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
