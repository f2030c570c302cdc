package dev.tminus.bench.compare;

import dev.tminus.testing.PostgreSql;

/// Two tables of a real PostgreSQL in databases of their own, filled by the server, the same but
/// for what is planted: three rows missing on the right, two extra and five changed.
record Tables(String field, String hq) {

    static final int MISSING = 3;
    static final int EXTRA = 2;
    static final int CHANGED = 5;
    static final String READER = "bench_ro";
    static final String PASSWORD = "bench";

    /// @param rows of the left side
    static Tables fill(long rows) {
        var tables = new Tables(PostgreSql.newDatabase("field"), PostgreSql.newDatabase("hq"));
        PostgreSql.execute(
                "postgres",
                "drop role if exists " + READER,
                "create role %s login password '%s'".formatted(READER, PASSWORD));
        tables.fill(tables.field, rows);
        tables.fill(tables.hq, rows);
        PostgreSql.execute(
                tables.hq,
                "delete from users where id in (1, %d, %d)".formatted(rows / 2, rows),
                "insert into users select id + %d, 'new-' || email, name, balance, active, changed"
                                .formatted(rows)
                        + " from users where id in (2, 3)",
                "update users set balance = balance + 0.01 where id in (4, 5, 6)",
                "update users set name = upper(name) where id in (7, 8)");
        return tables;
    }

    /// As an application leaves them: not in the order of the key.
    private void fill(String database, long rows) {
        PostgreSql.execute(
                database,
                "create table users (id bigint, email text, name text, balance numeric(12, 2), active"
                        + " boolean, changed timestamp)",
                """
                insert into users
                select n, 'user-' || md5(n::text) || '@example.test', 'name of ' || n,
                       (n %% 100000) / 100.0, n %% 3 = 0,
                       timestamp '2026-01-01' + n * interval '1 second'
                from generate_series(1, %d) n\
                """
                        .formatted(rows),
                "grant select on users to " + READER,
                "vacuum analyze users");
    }
}
