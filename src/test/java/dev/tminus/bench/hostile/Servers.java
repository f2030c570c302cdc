package dev.tminus.bench.hostile;

import dev.tminus.testing.H2Server;
import dev.tminus.testing.MariaDb;
import dev.tminus.testing.PostgreSql;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Three products with values of 50,000,000 characters, with rows as wide as they may be, and with
/// masked values that their errors would quote.
final class Servers implements AutoCloseable {

    static final int CHARACTERS = 50_000_000;
    static final int WIDE_ROWS = 40;

    private static final String WIDE =
            "repeat('x', 1000000) as a, repeat('y', 1000000) as b, repeat('z', 1000000) as c";

    private final H2Server h2;
    private final String maria = MariaDb.newDatabase("hostile");
    private final String postgres = PostgreSql.newDatabase("hostile");
    private final String password;

    Servers(Path folder, String password) throws Exception {
        this.h2 = H2Server.in(Files.createDirectories(folder.resolve("h2")));
        this.password = password;
        fillMaria();
        fillPostgres();
        fillH2();
    }

    /// Lines of `sources`.
    String sources() {
        return """
        maria: {jdbc: "%s", user: tminus_ro, password: "${file:reader}"}
        pg: {jdbc: "%s", user: %s_reader, password: "${file:reader}"}
        h2: {jdbc: "%s", user: hostile_reader, password: "${file:reader}"}
        """
                .formatted(
                        MariaDb.url(maria), PostgreSql.url(postgres), postgres, h2.url("hostile"));
    }

    /// The two text columns of the table `moved` of MariaDB change places and keep their names.
    void move() {
        for (var last : List.of("v varchar(99) after note", "note varchar(99) after v")) {
            MariaDb.execute(maria, "alter table moved modify column " + last);
        }
    }

    private void fillMaria() {
        MariaDb.letRead(password);
        MariaDb.allowLargePackets();
        MariaDb.execute(
                maria,
                "create table huge (k int, v longtext)",
                "insert into huge values (1, 'a'), (2, %s)".formatted(huge()),
                "create table wide as select seq as k, " + WIDE + " from seq_1_to_" + WIDE_ROWS,
                "create table moved (k int primary key, v varchar(99), note varchar(99))",
                "insert into moved select seq, concat('%s', seq), 'x' from seq_1_to_2000"
                        .formatted(Traces.CANARY));
    }

    private void fillPostgres() {
        PostgreSql.execute(
                postgres,
                "create role %s_reader login password '%s'".formatted(postgres, password),
                "create table huge (k int, v text)",
                "insert into huge values (1, 'a'), (2, %s)".formatted(huge()),
                "create table wide as select k, "
                        + WIDE
                        + " from generate_series(1, %d) k".formatted(WIDE_ROWS),
                "create table secret as select k, '%s' || k as v from generate_series(1, 99) k"
                        .formatted(Traces.CANARY),
                "grant select on huge, wide, secret to %s_reader".formatted(postgres));
    }

    private void fillH2() throws SQLException {
        h2.execute(
                "hostile",
                "set db_close_delay -1",
                "create user hostile_reader password '" + password + "'",
                "create table huge (k int, v clob)",
                "create table wide (k int, a varchar, b varchar, c varchar)",
                "insert into wide select x, repeat('x', 1000000), repeat('y', 1000000),"
                        + " repeat('z', 1000000) from system_range(1, %d)".formatted(WIDE_ROWS),
                "create table secret as select x as k, '%s' || x as v from system_range(1, 99)"
                        .formatted(Traces.CANARY),
                "grant select on schema public to hostile_reader");
        try (var connection = h2.connect("hostile");
                var insert = connection.prepareStatement("insert into huge values (2, ?)")) {
            insert.setCharacterStream(1, new StringReader(Traces.CANARY + "x".repeat(CHARACTERS)));
            insert.executeUpdate();
        }
    }

    private static String huge() {
        return "concat('%s', repeat('x', %d))".formatted(Traces.CANARY, CHARACTERS);
    }

    @Override
    public void close() {
        h2.close();
        MariaDb.resetPackets();
    }
}
