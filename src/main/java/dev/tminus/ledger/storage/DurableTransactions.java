package dev.tminus.ledger.storage;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Commits, and forces the file to disk before anybody hears of it: H2 itself never does on commit.
/// Where a commit fails, whatever the reason, nothing is acknowledged any more until it can be.
class DurableTransactions extends JdbcTransactionManager {

    private final boolean forced;
    private final transient LostLedger lost;

    DurableTransactions(DataSource dataSource, boolean forced, LostLedger lost) {
        super(dataSource);
        this.forced = forced;
        this.lost = lost;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } catch (RuntimeException failed) {
            lost.failed(failed);
            throw failed;
        }
        if (forced && !status.isReadOnly()) {
            force();
        }
    }

    private void force() {
        var dataSource = java.util.Objects.requireNonNull(getDataSource());
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
            connection.commit();
        } catch (SQLException failed) {
            lost.failed(failed);
            throw new DataAccessResourceFailureException("Not forced to disk", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
