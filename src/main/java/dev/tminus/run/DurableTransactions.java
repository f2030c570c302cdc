package dev.tminus.run;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Commits, and forces the file to disk before anybody hears of it: H2 itself never does on commit.
/// Where that fails, nothing is acknowledged any more.
class DurableTransactions extends JdbcTransactionManager {

    private final boolean forced;
    private final transient Health health;

    DurableTransactions(DataSource dataSource, boolean forced, Health health) {
        super(dataSource);
        this.forced = forced;
        this.health = health;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
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
            health.readOnly("the disk did not take the last change (" + failed.getMessage() + ").");
            throw new DataAccessResourceFailureException("Not forced to disk", failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
