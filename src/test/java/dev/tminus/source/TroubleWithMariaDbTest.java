package dev.tminus.source;

import dev.tminus.testing.MariaDb;
import dev.tminus.testing.Slow;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Slow
class TroubleWithMariaDbTest extends TroubleContract {

    private static String database;

    @BeforeAll
    static void prepare() {
        database = MariaDb.newDatabase("trouble");
        MariaDb.letRead(PASSWORD);
    }

    @AfterAll
    static void resetPackets() {
        MariaDb.resetPackets();
    }

    @Override
    String jdbc() {
        return MariaDb.url(database);
    }

    @Override
    String jdbc(int port) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    int port() {
        return MariaDb.port();
    }

    @Override
    String reader() {
        return MariaDb.READER;
    }

    @Override
    void execute(String... statements) {
        MariaDb.execute(database, statements);
    }

    @Override
    String slowQuery() {
        return "select sleep(300)";
    }

    @Override
    boolean runsSlowQuery() throws SQLException {
        return count("and info like '%sleep(300)%'") > 0;
    }

    @Override
    int sessions() throws SQLException {
        return count("");
    }

    private static int count(String condition) throws SQLException {
        try (var connection = MariaDb.connect(database);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from information_schema.processlist where user ="
                                        + " 'tminus_ro' "
                                        + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    String endlessQuery() {
        return "select seq from seq_1_to_100000000";
    }

    @Override
    String manyWide() {
        return "select seq as n, repeat(md5(seq), 7) as t from seq_1_to_300000";
    }

    @Override
    void huge(int characters) {
        MariaDb.allowLargePackets();
        execute(
                "create or replace table huge (k int, v longtext)",
                "insert into huge values (1, 'a'), (2, repeat('x', %d))".formatted(characters));
    }

    @Override
    String hugeMessage() {
        return "Source field in qa answers a row of more than 4 MiB. Fix: name the columns that"
                + " matter, or compare a hash of the wide ones.";
    }

    @Override
    String veryWide() {
        return "select repeat('x', 500000) as t from seq_1_to_200";
    }
}
