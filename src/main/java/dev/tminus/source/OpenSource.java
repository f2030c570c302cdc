package dev.tminus.source;

import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.workspace.ServerIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Preparation preparation;
    private final Questions questions;
    private final Runnable cancel = this::cancel;
    private ServerIdentity server;

    private OpenSource(Connection connection, Address address, Diagnosis diagnosis) {
        this.connection = connection;
        this.address = address;
        this.diagnosis = diagnosis;
        this.line = new Line(diagnosis);
        this.preparation = new Preparation(connection, address, diagnosis);
        this.questions = new Questions(connection, address.product(), diagnosis, preparation);
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

    private ServerIdentity begin() throws SQLException, NoAnswer {
        preparation.begin("");
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
            return ask(questions.text(side), List.of(), Questions.params(side));
        });
    }

    /// Asks for all rows of a side in `BinaryOrder` of some of its columns.
    ///
    /// @param by names of columns, whatever their case; the order of rows that are equal in all of
    ///   them is any
    public Rows readOrdered(Side.OfSource side, List<String> by) throws NoAnswer {
        check();
        return line.call(() -> {
            return ask(questions.text(side), by, Questions.params(side));
        });
    }

    /// The columns of a side, asked without reading rows.
    public List<Column> columns(Side.OfSource side) throws NoAnswer {
        check();
        return line.call(() ->
                questions.readers(questions.text(side)).stream()
                        .map(ColumnReader::column)
                        .toList());
    }

    /// Asks how many rows a table has: one row with one number.
    public Rows count(Side.Table table) throws NoAnswer {
        check();
        return line.call(() -> {
            var sql =
                    "select count(*) from "
                            + TableName.quoted(table.table(), connection.getMetaData());
            return ask(questions.text(sql, Map.of()), List.of(), Map.of());
        });
    }

    /// Lets this source read what another one of the same database reads, as of the same moment.
    ///
    /// @return false where the product cannot; each then keeps its own snapshot
    public boolean readAsOf(OpenSource other) throws NoAnswer {
        if (address.product() != Product.POSTGRESQL || !server.isSameDatabaseAs(other.server)) {
            return false;
        }
        check();
        var snapshot = other.line.call(other.preparation::export);
        return line.call(() -> {
            connection.rollback();
            preparation.begin(snapshot);
            return true;
        });
    }

    /// Which tables a side reads, views taken apart, as the server says; empty where it does not.
    public Optional<Set<String>> tables(Side.OfSource side) throws NoAnswer {
        check();
        return line.call(() -> questions.tables(side));
    }

    /// The same of all that was read, tables that only its functions named among them; empty where
    /// the product does not say.
    public Optional<Set<String>> tablesRead() throws NoAnswer {
        return address.product() == Product.POSTGRESQL
                ? Optional.of(line.call(questions::locked))
                : Optional.empty();
    }

    private void check() throws NoAnswer {
        if (diagnosis.stop().isStopped()) {
            throw diagnosis.stopped();
        }
        if (diagnosis.deadline().hasPassed()) {
            throw diagnosis.timedOut();
        }
    }

    private Answer ask(SqlText text, List<String> by, Map<String, String> params)
            throws SQLException, NoAnswer {
        var columns = questions.readers(text);
        var measured = WideRows.possible(address.product(), columns);
        var rows = measured ? new WideRows(columns).of(text.jdbc()) : text.jdbc();
        var size = new FetchSize(address.product(), columns);
        var statement = questions.prepare(questions.ordered(rows, columns, by));
        try {
            questions.describe(statement, text, params);
            statement.setFetchSize(size.first());
            var asked = new Answer.Asked(diagnosis, size, measured, () -> giveUp(statement));
            return Answer.of(statement, address.product(), line, asked);
        } catch (SQLException | NoAnswer | RuntimeException e) {
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

    /// Cancels on the server and drops the connection, never longer than a network that is silent
    /// deserves.
    private void cancel() {
        var told =
                Aside.start(
                        "cancel",
                        () -> {
                            questions.cancel();
                            abort();
                        });
        try {
            told.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.drop();
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

    public static void closeQuietly(@Nullable AutoCloseable closeable) {
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
