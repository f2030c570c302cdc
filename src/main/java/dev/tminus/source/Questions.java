package dev.tminus.source;

import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Ordering.Unclear;
import dev.tminus.source.SqlText.Unreadable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be asked on one connection: turns sides into statements. On the connection's own
/// thread, but for `cancel`.
final class Questions {

    private final Connection connection;
    private final Product product;
    private final Diagnosis diagnosis;
    private final Preparation preparation;
    private volatile @Nullable PreparedStatement running;

    Questions(
            Connection connection, Product product, Diagnosis diagnosis, Preparation preparation) {
        this.connection = connection;
        this.product = product;
        this.diagnosis = diagnosis;
        this.preparation = preparation;
    }

    SqlText text(Side.OfSource side) throws SQLException, NoAnswer {
        return switch (side) {
            case Side.Query query -> text(query.sql(), query.params());
            case Side.Table table ->
                    new SqlText(
                            "select * from "
                                    + TableName.quoted(table.table(), connection.getMetaData()),
                            List.of());
        };
    }

    SqlText text(String sql, Map<String, String> params) throws NoAnswer {
        try {
            var text = SqlText.parse(sql, product);
            text.check(params);
            return text;
        } catch (Unreadable e) {
            throw diagnosis.noAnswer(
                    e.writes() ? Reason.WRITES : Reason.UNREADABLE_QUERY,
                    "was not asked: the query " + e.problem() + ".");
        }
    }

    static Map<String, String> params(Side.OfSource side) {
        return side instanceof Side.Query query ? query.params() : Map.of();
    }

    PreparedStatement prepare(String sql) throws NoAnswer {
        try {
            preparation.limitTime();
            var statement =
                    connection.prepareStatement(
                            sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            if (product == Product.H2) {
                var seconds = diagnosis.deadline().left().toSeconds() + 1;
                statement.setQueryTimeout((int) Math.min(seconds, Integer.MAX_VALUE));
            }
            running = statement;
            return statement;
        } catch (SQLException e) {
            throw diagnosis.whileAsking(e);
        }
    }

    /// Lets the server look at the query alone, so that what it says of it can be repeated.
    void describe(PreparedStatement statement, SqlText text, Map<String, String> params)
            throws NoAnswer {
        try {
            bind(statement, text, params);
            statement.getMetaData();
        } catch (SQLException e) {
            throw diagnosis.whileAsking(e);
        }
    }

    private static void bind(PreparedStatement statement, SqlText text, Map<String, String> params)
            throws SQLException {
        int place = 1;
        for (var name : text.names()) {
            statement.setString(place++, params.get(name));
        }
    }

    /// The columns of a query, asked without reading rows.
    List<ColumnReader> readers(SqlText text) throws NoAnswer {
        try (var statement = prepare(text.jdbc())) {
            return ColumnReader.all(statement.getMetaData(), product);
        } catch (SQLException e) {
            throw diagnosis.whileAsking(e);
        } catch (ColumnReader.Unreadable e) {
            throw diagnosis.noAnswer(Reason.UNREADABLE_VALUE, e.getMessage() + ".");
        }
    }

    /// A query with its rows in `BinaryOrder` of some of its columns.
    String ordered(String sql, List<ColumnReader> columns, List<String> by)
            throws SQLException, NoAnswer {
        try {
            return by.isEmpty() ? sql : ordering().of(sql, Ordering.find(columns, by));
        } catch (Unclear e) {
            throw diagnosis.noAnswer(Reason.UNREADABLE_QUERY, e.getMessage() + ".");
        }
    }

    private Ordering ordering() throws SQLException {
        if (product != Product.POSTGRESQL) {
            return new Ordering(product, true);
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show server_encoding")) {
            return new Ordering(product, rows.next() && "UTF8".equals(rows.getString(1)));
        }
    }

    /// See `OpenSource.tables`. A plan that the server keeps to itself is no failure.
    Optional<Set<String>> tables(Side.OfSource side) throws SQLException, NoAnswer {
        var text = text(side);
        if (product == Product.POSTGRESQL) {
            readers(text);
            return Optional.of(locked());
        }
        var explain = product == Product.H2 ? "explain " : "explain extended ";
        try (var statement = prepare(explain + text.jdbc())) {
            bind(statement, text, params(side));
            return new TablesRead(connection, product).explained(statement);
        } catch (SQLException | NoAnswer e) {
            return Optional.empty();
        }
    }

    Set<String> locked() throws SQLException {
        return new TablesRead(connection, product).locked();
    }

    /// Ends on the server whatever runs there.
    void cancel() {
        var statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException | RuntimeException e) {
            // The connection is dropped next, so nobody needs to know that the server was not told.
        }
    }
}
