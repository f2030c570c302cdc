package dev.tminus.source;

import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.Side;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.SqlText.Unreadable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One source within one read-only snapshot; always rolled back, whatever was asked.
///
/// Used by one thread, and stopped by its `Stop` from any.
public final class OpenSource implements AutoCloseable {

    private static final int ROWS_A_FETCH = 1_000;

    private final Connection connection;
    private final Address address;
    private final Diagnosis diagnosis;
    private final Runnable cancel = this::cancel;
    private volatile @Nullable PreparedStatement running;
    private ServerIdentity server;

    private OpenSource(Connection connection, Address address, Diagnosis diagnosis) {
        this.connection = connection;
        this.address = address;
        this.diagnosis = diagnosis;
        this.server = new ServerIdentity(address.product().title(), "", "", "");
    }

    static OpenSource begin(Connection connection, Address address, Diagnosis diagnosis)
            throws NoAnswer {
        var source = new OpenSource(connection, address, diagnosis);
        diagnosis.stop().whenStopped(source.cancel);
        try {
            source.begin();
            return source;
        } catch (SQLException | RuntimeException e) {
            source.close();
            throw e instanceof SQLException sql
                    ? diagnosis.whileReading(sql)
                    : diagnosis.noAnswer(Reason.SQL_ERROR, "could not be read: the driver failed.");
        } catch (NoAnswer e) {
            source.close();
            throw e;
        }
    }

    private void begin() throws SQLException, NoAnswer {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        if (address.product() == Product.MARIADB) {
            try (var statement = connection.createStatement()) {
                statement.execute("set time_zone = '+00:00'");
                statement.execute("start transaction with consistent snapshot, read only");
            }
        }
        try (var statement = prepare(address.product().identityQuery());
                var rows = statement.executeQuery()) {
            rows.next();
            server =
                    new ServerIdentity(
                            address.product().title() + " " + rows.getString(1),
                            serverName(Objects.requireNonNullElse(rows.getString(2), "")),
                            Objects.requireNonNullElse(rows.getString(3), address.database()),
                            Objects.requireNonNullElse(rows.getString(4), ""));
        }
    }

    private String serverName(String said) {
        if (!said.isEmpty()) {
            return said;
        }
        try {
            var found =
                    Arrays.stream(InetAddress.getAllByName(address.host()))
                            .map(ip -> ip.isLoopbackAddress() ? "loopback" : ip.getHostAddress())
                            .sorted()
                            .findFirst();
            return found.orElse(address.host()) + ":" + address.port();
        } catch (UnknownHostException e) {
            return address.host() + ":" + address.port();
        }
    }

    /// Who answers, as the server itself says.
    public ServerIdentity server() {
        return server;
    }

    /// Asks for the rows of a side; one answer at a time, closed before the next.
    public Rows read(Side.OfSource side) throws NoAnswer {
        return switch (side) {
            case Side.Query query -> ask(query.sql(), query.params());
            case Side.Table table -> ask("select * from " + quoted(table.table()), Map.of());
        };
    }

    /// Asks how many rows a table has: one row with one number.
    public Rows count(Side.Table table) throws NoAnswer {
        return ask("select count(*) from " + quoted(table.table()), Map.of());
    }

    private Rows ask(String sql, Map<String, String> params) throws NoAnswer {
        if (diagnosis.stop().isStopped()) {
            throw diagnosis.stopped();
        }
        if (diagnosis.deadline().hasPassed()) {
            throw diagnosis.timedOut();
        }
        var text = text(sql, params);
        PreparedStatement statement = null;
        try {
            statement = prepare(text.jdbc());
            bind(statement, text, params);
            return Rows.of(statement, diagnosis);
        } catch (SQLException e) {
            closeQuietly(statement);
            throw diagnosis.whileReading(e);
        } catch (RuntimeException e) {
            closeQuietly(statement);
            throw diagnosis.noAnswer(Reason.SQL_ERROR, "could not be read: the driver failed.");
        }
    }

    private SqlText text(String sql, Map<String, String> params) throws NoAnswer {
        try {
            var text = SqlText.parse(sql, address.product());
            text.check(params);
            return text;
        } catch (Unreadable e) {
            throw diagnosis.noAnswer(
                    e.writes() ? Reason.WRITES : Reason.UNREADABLE_QUERY,
                    "was not asked: the query " + e.problem() + ".");
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var left = diagnosis.deadline().left();
        if (address.product() == Product.POSTGRESQL) {
            try (var statement = connection.createStatement()) {
                statement.execute("set local statement_timeout = " + (left.toMillis() + 1));
            }
        }
        var statement =
                connection.prepareStatement(
                        sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        if (address.product() != Product.POSTGRESQL) {
            statement.setQueryTimeout((int) Math.min(left.toSeconds() + 1, Integer.MAX_VALUE));
        }
        statement.setFetchSize(ROWS_A_FETCH);
        running = statement;
        return statement;
    }

    private static void bind(PreparedStatement statement, SqlText text, Map<String, String> params)
            throws SQLException {
        int place = 1;
        for (var name : text.names()) {
            statement.setString(place++, params.get(name));
        }
    }

    /// Quotes a table as the driver says, each part of `schema.table` by itself. A name in lower
    /// case also finds the table that unquoted SQL would, as H2 keeps those in upper case.
    private String quoted(String table) throws NoAnswer {
        try {
            var meta = connection.getMetaData();
            var quote = meta.getIdentifierQuoteString();
            var parts = Arrays.asList(table.split("\\.", 2));
            if (meta.storesUpperCaseIdentifiers() && !exists(parts)) {
                parts = parts.stream().map(OpenSource::folded).toList();
            }
            return String.join(
                    ".",
                    parts.stream()
                            .map(part -> quote + part.replace(quote, quote + quote) + quote)
                            .toList());
        } catch (SQLException e) {
            throw diagnosis.whileReading(e);
        }
    }

    private boolean exists(List<String> parts) throws SQLException {
        var meta = connection.getMetaData();
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

    private void cancel() {
        var statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException | RuntimeException e) {
            // The connection is dropped next, so nobody needs to know that the server was not told.
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // Dropped already, or a driver that cannot; the reader's own time limit ends it.
        }
    }

    /// Rolls back and closes; what fails here is of no interest, as nothing was changed.
    @Override
    public void close() {
        diagnosis.stop().forget(cancel);
        try {
            connection.rollback();
        } catch (SQLException | RuntimeException e) {
            // A connection that cannot roll back is rolled back by its server when it closes.
        }
        closeQuietly(connection);
    }

    static void closeQuietly(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // A connection already dropped; its server has given everything back.
        }
    }

    @Override
    public String toString() {
        return diagnosis.toString();
    }
}
