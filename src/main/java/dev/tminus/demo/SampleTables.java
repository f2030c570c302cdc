package dev.tminus.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables of the two systems. They hold the same business data under other names and with other
/// local ids, as systems do that grew apart: Field counts ids from 1, HQ from 900,001 backwards
/// through the list.
final class SampleTables {

    private static final String FIELD =
            """
            create table accounts (id bigint primary key, code varchar(20) not null unique,
                name varchar(200) not null, plan varchar(20), created_on date not null);
            create table users (id bigint primary key, account_id bigint not null references accounts,
                email varchar(200) not null unique, autodesk_id varchar(40) not null,
                oxygen_uid varchar(40), first_name varchar(100), last_name varchar(100) not null,
                active boolean not null, last_login timestamp);
            create table projects (id bigint primary key,
                account_id bigint not null references accounts, code varchar(20) not null unique,
                name varchar(200) not null, status varchar(10) not null, started_on date);
            create table migration_queue (id bigint primary key,
                account_id bigint not null references accounts, state varchar(10) not null,
                attempts int not null);
            create table feature_gate (name varchar(40) primary key, is_open boolean not null);
            insert into feature_gate values ('hq-push', true), ('hq-admin-ui', false)
            """;
    private static final String HQ =
            """
            create table company (company_no bigint primary key,
                company_code varchar(20) not null unique, title varchar(200) not null,
                subscription varchar(20), member_since date not null);
            create table member (member_no bigint primary key,
                company_no bigint not null references company, email_address varchar(200) not null
                unique, adsk_id varchar(40) not null, oxygen varchar(40), given varchar(100),
                family varchar(100) not null, state varchar(10) not null, seen_at timestamp);
            create table site (site_no bigint primary key,
                company_no bigint not null references company, site_code varchar(20) not null unique,
                label varchar(200) not null, phase varchar(10) not null, opened date);
            create table schema_version (version int primary key, description varchar(200) not null,
                success boolean not null);
            insert into schema_version values (190, 'Company and member', true),
                (191, 'Sites', true), (192, 'Accept accounts and projects from Field', true)
            """;

    private final Connection connection;

    SampleTables(Connection connection) {
        this.connection = connection;
    }

    void createField(Population population) throws SQLException {
        execute(FIELD);
        var ids = new HashMap<String, Long>();
        insert(
                "accounts",
                population.accounts(),
                account -> {
                    long id = ids.size() + 1L;
                    ids.put(account.code(), id);
                    return row(id, account.code(), account.name(), account.plan(), account.since());
                });
        var next = new Counter(1, 1);
        insert(
                "users",
                population.users(),
                u ->
                        row(
                                next.next(),
                                id(ids, u.account()),
                                u.email(),
                                u.autodeskId(),
                                u.oxygenUid(),
                                u.firstName(),
                                u.lastName(),
                                u.active(),
                                u.lastLogin()));
        insert(
                "projects",
                population.projects(),
                p ->
                        row(
                                next.next(),
                                id(ids, p.account()),
                                p.code(),
                                p.name(),
                                p.state(),
                                p.begun()));
        insert(
                "migration_queue",
                population.accounts(),
                account -> row(next.next(), id(ids, account.code()), "DONE", 1));
    }

    void createHq(Population population) throws SQLException {
        execute(HQ);
        var ids = new HashMap<String, Long>();
        var companies = new Counter(900_001, 7);
        insert(
                "company",
                population.accounts().reversed(),
                account -> {
                    long id = companies.next();
                    ids.put(account.code(), id);
                    return row(id, account.code(), account.name(), account.plan(), account.since());
                });
        var next = new Counter(5_000_001, 3);
        insert(
                "member",
                population.users().reversed(),
                u ->
                        row(
                                next.next(),
                                id(ids, u.account()),
                                u.email(),
                                u.autodeskId(),
                                u.oxygenUid(),
                                u.firstName(),
                                u.lastName(),
                                u.active() ? "ACTIVE" : "GONE",
                                u.lastLogin()));
        insert(
                "site",
                population.projects().reversed(),
                p ->
                        row(
                                next.next(),
                                id(ids, p.account()),
                                p.code(),
                                p.name(),
                                p.state(),
                                p.begun()));
    }

    private static long id(Map<String, Long> ids, String account) {
        var id = ids.get(account);
        if (id == null) {
            throw new IllegalStateException("No sample account " + account);
        }
        return id;
    }

    private void execute(String statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var one : statements.split(";", -1)) {
                statement.execute(one);
            }
        }
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private <T> void insert(String table, List<T> items, Function<T, List<@Nullable Object>> row)
            throws SQLException {
        var rows = items.stream().map(row).toList();
        var places = String.join(", ", Collections.nCopies(rows.getFirst().size(), "?"));
        var sql = "insert into %s values (%s)".formatted(table, places);
        try (var statement = connection.prepareStatement(sql)) {
            for (var values : rows) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// Local ids: a start and a step.
    private static final class Counter {
        private final long step;
        private long next;

        private Counter(long first, long step) {
            this.next = first;
            this.step = step;
        }

        private long next() {
            long id = next;
            next += step;
            return id;
        }
    }
}
