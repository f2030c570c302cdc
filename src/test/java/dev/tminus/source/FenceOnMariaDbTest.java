package dev.tminus.source;

import dev.tminus.testing.MariaDb;
import dev.tminus.testing.Slow;
import org.junit.jupiter.api.BeforeAll;

@Slow
class FenceOnMariaDbTest extends FenceContract {

    private static String rehearsals;
    private static String production;

    @BeforeAll
    static void prepare() {
        rehearsals = MariaDb.newDatabase("rehearsals");
        production = MariaDb.newDatabase("production");
        MariaDb.letRead(PASSWORD);
    }

    @Override
    String jdbc(String host, int port, boolean isProduction) {
        return "jdbc:mariadb://%s:%d/%s"
                .formatted(host, port, isProduction ? production : rehearsals);
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
    String shown() {
        return "MariaDB 11.4.5-MariaDB, database " + production;
    }
}
