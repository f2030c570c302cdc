package dev.tminus.source;

import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.Side;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Ordering.Unclear;
import dev.tminus.source.SqlText.Unreadable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One source within one read-only snapshot; always rolled back, whatever was asked.
///
/// Used by one thread, and stopped by its `Stop` from any.
public final class OpenSource implements AutoCloseable {

    /// How long whoever stops or closes waits for a server that does not answer.
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /// Whoever was stopped waits for nothing: the server is being told meanwhile.
    private static final Duration BRIEF = Duration.ofMillis(300);

    private final Connection connection;
    private final Address address;
    private final Diagnosis diagnosis;
    private final Line line;
    private final Runnable cancel = this::cancel;
    private volatile @Nullable PreparedStatement running;
    private ServerIdentity server;

    private OpenSource(Connection connection, Address address, Diagnosis diagnosis) {
        this.connection = connection;
        this.address = address;
        this.diagnosis = diagnosis;
        this.line = new Line(diagnosis);
        this.server = new ServerIdentity(address.product().title(), "", "", "", "");
    }

    static OpenSource begin(Connection connection, Address address, Diagnosis diagnosis)
            throws NoAnswer {
        var source = new OpenSource(connection, address, diagnosis);
        diagnosis.stop().whenStopped(source.cancel);
        try {
            source.server = source.line.call(source::begin);
            return source;
        } catch (NoAnswer e) {
            source.close();
            throw e;
        }
    }

    private ServerIdentity begin() throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var preparation : address.product().preparations()) {
                statement.execute(preparation);
            }
        }
        limitTime();
        return new Identification(connection, address).ask();
    }

    /// Who answers, as the server itself says.
    public ServerIdentity server() {
        return server;
    }

    /// Asks for the rows of a side; one answer at a time, closed before the next.
    public Rows read(Side.OfSource side) throws NoAnswer {
        check();
        return line.call(() -> {
            var text = text(side);
            return ask(text, text.jdbc(), params(side));
        });
    }

    /// Asks for all rows of a side in `BinaryOrder` of some of its columns.
    ///
    /// @param by names of columns, whatever their case; the order of rows that are equal in all of
    ///   them is any
    public Rows readOrdered(Side.OfSource side, List<String> by) throws NoAnswer {
        check();
        return line.call(() -> {
            var text = text(side);
            var found = find(readers(text), by);
            var sql = by.isEmpty() ? text.jdbc() : ordering().of(text.jdbc(), found);
            return ask(text, sql, params(side));
        });
    }

    /// The columns of a side, asked without reading rows.
    public List<Column> columns(Side.OfSource side) throws NoAnswer {
        check();
        return line.call(() -> readers(text(side)).stream().map(ColumnReader::column).toList());
    }

    /// Asks how many rows a table has: one row with one number.
    public Rows count(Side.Table table) throws NoAnswer {
        check();
        return line.call(() -> {
            var sql =
                    "select count(*) from "
                            + TableName.quoted(table.table(), connection.getMetaData());
            return ask(text(sql, Map.of()), sql, Map.of());
        });
    }

    private void check() throws NoAnswer {
        if (diagnosis.stop().isStopped()) {
            throw diagnosis.stopped();
        }
        if (diagnosis.deadline().hasPassed()) {
            throw diagnosis.timedOut();
        }
    }

    private Answer ask(SqlText text, String sql, Map<String, String> params)
            throws SQLException, NoAnswer {
        PreparedStatement statement = prepare(sql);
        try {
            bind(statement, text, params);
            var asked =
                    new Answer.Asked(
                            diagnosis, new FetchSize(address.product()), () -> giveUp(statement));
            return Answer.of(statement, address.product(), line, asked);
        } catch (SQLException | RuntimeException e) {
            closeQuietly(statement);
            throw e;
        }
    }

    /// MariaDB sends on to the end whatever was begun, unless its query is ended.
    private void giveUp(PreparedStatement statement) {
        if (address.product() == Product.MARIADB && !diagnosis.stop().isStopped()) {
            try {
                statement.cancel();
            } catch (SQLException | RuntimeException e) {
                // Then closing takes longer.
            }
        }
    }

    private List<ColumnReader> readers(SqlText text) throws SQLException, NoAnswer {
        try (var statement = prepare(text.jdbc())) {
            return ColumnReader.all(statement.getMetaData(), address.product());
        } catch (ColumnReader.Unreadable e) {
            throw diagnosis.noAnswer(Reason.UNREADABLE_VALUE, e.getMessage() + ".");
        }
    }

    private List<ColumnReader> find(List<ColumnReader> columns, List<String> names)
            throws NoAnswer {
        try {
            return Ordering.find(columns, names);
        } catch (Unclear e) {
            throw diagnosis.noAnswer(Reason.UNREADABLE_QUERY, e.getMessage() + ".");
        }
    }

    private Ordering ordering() throws SQLException {
        if (address.product() != Product.POSTGRESQL) {
            return new Ordering(address.product(), true);
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show server_encoding")) {
            return new Ordering(address.product(), rows.next() && "UTF8".equals(rows.getString(1)));
        }
    }

    private SqlText text(Side.OfSource side) throws SQLException, NoAnswer {
        return switch (side) {
            case Side.Query query -> text(query.sql(), query.params());
            case Side.Table table ->
                    new SqlText(
                            "select * from "
                                    + TableName.quoted(table.table(), connection.getMetaData()),
                            List.of());
        };
    }

    private static Map<String, String> params(Side.OfSource side) {
        return side instanceof Side.Query query ? query.params() : Map.of();
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
        limitTime();
        var statement =
                connection.prepareStatement(
                        sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        if (address.product() == Product.H2) {
            var seconds = diagnosis.deadline().left().toSeconds() + 1;
            statement.setQueryTimeout((int) Math.min(seconds, Integer.MAX_VALUE));
        }
        statement.setFetchSize(FetchSize.FIRST);
        running = statement;
        return statement;
    }

    private void limitTime() throws SQLException {
        var limit = address.product().timeLimit(diagnosis.deadline().left());
        if (!limit.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(limit);
            }
        }
    }

    private static void bind(PreparedStatement statement, SqlText text, Map<String, String> params)
            throws SQLException {
        int place = 1;
        for (var name : text.names()) {
            statement.setString(place++, params.get(name));
        }
    }

    /// Cancels on the server and drops the connection, never longer than a network that is silent
    /// deserves.
    private void cancel() {
        var told =
                Aside.start(
                        "cancel",
                        () -> {
                            cancelOnServer();
                            abort();
                        });
        try {
            told.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.drop();
    }

    private void cancelOnServer() {
        var statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException | RuntimeException e) {
            // The connection is dropped next, so nobody needs to know that the server was not told.
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // Dropped already.
        }
    }

    /// Rolls back and closes; what fails here is of no interest, as nothing was changed.
    @Override
    public void close() {
        diagnosis.stop().forget(cancel);
        line.end(this::giveBack, diagnosis.stop().isStopped() ? BRIEF : PATIENCE);
    }

    private void giveBack() {
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
