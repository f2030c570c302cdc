package dev.tminus.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@Slow
class MariaDbTest {

    @Test
    void letsItsReaderReadAndNothingElse() throws Exception {
        var database = MariaDb.newDatabase("own");
        MariaDb.execute(database, "create table t (a int)", "insert into t values (7)");
        MariaDb.letRead("it's 7");

        try (var connection =
                        DriverManager.getConnection(
                                MariaDb.url(database), MariaDb.READER, "it's 7");
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select a from t");
            rows.next();

            assertThat(rows.getInt(1)).isEqualTo(7);
            assertThatThrownBy(() -> statement.execute("delete from t"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("DELETE command denied");
        }
    }
}
