package dev.tminus.source;

import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import org.junit.jupiter.api.BeforeAll;

@Slow
class FenceOnPostgreSqlTest extends FenceContract {

    private static String rehearsals;
    private static String production;
    private static String reader;

    @BeforeAll
    static void prepare() {
        rehearsals = PostgreSql.newDatabase("rehearsals");
        production = PostgreSql.newDatabase("production");
        reader = "ro_" + production;
        PostgreSql.execute(
                "postgres", "create role %s login password '%s'".formatted(reader, PASSWORD));
    }

    @Override
    String jdbc(String host, int port, boolean isProduction) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(host, port, isProduction ? production : rehearsals);
    }

    @Override
    int port() {
        return PostgreSql.port();
    }

    @Override
    String reader() {
        return reader;
    }

    @Override
    String shown() {
        return "PostgreSQL 18.4, database " + production + ", schema public";
    }
}
