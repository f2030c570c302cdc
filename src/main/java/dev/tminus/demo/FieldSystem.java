package dev.tminus.demo;

import dev.tminus.demo.Population.Account;
import dev.tminus.demo.Population.Project;
import dev.tminus.demo.Population.User;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Field, where accounts, users and projects are kept before the release. It counts local ids from
/// 1. What it knows of the landscape itself lies in a schema that runbooks cannot read.
final class FieldSystem {

    private static final String TABLES =
            """
            create table accounts (id bigint primary key, code varchar(20) not null unique,
                name varchar(200) not null, plan varchar(20), created_on date not null);
            create table users (id bigint primary key, account_id bigint not null references accounts,
                email varchar(200) not null unique, autodesk_id varchar(40) not null unique,
                oxygen_uid varchar(40), first_name varchar(100), last_name varchar(100) not null,
                active boolean not null, last_login timestamp);
            create table projects (id bigint primary key,
                account_id bigint not null references accounts, code varchar(20) not null unique,
                name varchar(200) not null, status varchar(10) not null, started_on date);
            create table migration_queue (account_id bigint primary key references accounts,
                state varchar(10) not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
                attempts int not null, enqueued_at timestamp(6) with time zone not null,
                started_at timestamp(6) with time zone, ended_at timestamp(6) with time zone,
                reason varchar(500));
            create table job_server (workers int not null);
            insert into job_server values (0);
            create table feature_gate (name varchar(40) primary key, is_open boolean not null);
            insert into feature_gate values ('hq-push', false), ('hq-admin-ui', false)
            """;
    private static final String RESET =
            """
            delete from migration_queue;
            update job_server set workers = 0;
            update feature_gate set is_open = false
            """;

    private final Sql sql;

    FieldSystem(Connection connection) {
        this.sql = new Sql(connection);
    }

    void create(Population population) throws SQLException {
        sql.script(TABLES);
        sql.script(LandscapeLog.TABLES);
        var ids = new HashMap<String, Long>();
        population.accounts().forEach(account -> ids.put(account.code(), ids.size() + 1L));
        sql.insert(
                "accounts",
                population.accounts().stream()
                        .map(a -> row(ids.get(a.code()), a.code(), a.name(), a.plan(), a.since()))
                        .toList());
        sql.insert("users", numbered(population.users().stream().map(u -> row(ids, u)).toList()));
        sql.insert(
                "projects",
                numbered(population.projects().stream().map(p -> row(ids, p)).toList()));
    }

    private static List<@Nullable Object> row(Map<String, Long> ids, User u) {
        return row(
                0L,
                ids.get(u.account()),
                u.email(),
                u.autodeskId(),
                u.oxygenUid(),
                u.firstName(),
                u.lastName(),
                u.active(),
                u.lastLogin());
    }

    private static List<@Nullable Object> row(Map<String, Long> ids, Project p) {
        return row(0L, ids.get(p.account()), p.code(), p.name(), p.state(), p.begun());
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static List<List<@Nullable Object>> numbered(List<List<@Nullable Object>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).set(0, i + 1L);
        }
        return rows;
    }

    /// As it was before the migration; accounts, users and projects stay as they are.
    void reset() throws SQLException {
        sql.script(RESET);
    }

    void gate(String name, boolean open) throws SQLException {
        sql.update("update feature_gate set is_open = ? where name = ?", open, name);
    }

    int workers() throws SQLException {
        return sql.number("select workers from job_server");
    }

    void workers(int count) throws SQLException {
        sql.update("update job_server set workers = ?", count);
    }

    List<Account> accounts() throws SQLException {
        return sql.list(
                "select code, name, plan, created_on from accounts order by id",
                FieldSystem::account);
    }

    /// The codes of the accounts that one of the names stands for: an account's code, or the id of
    /// one of its users.
    List<String> named(List<String> names) throws SQLException {
        var found = new java.util.LinkedHashSet<String>();
        for (var name : names) {
            found.addAll(
                    sql.list(
                            """
                            select a.code from accounts a where a.code = ? or exists
                            (select 1 from users u where u.account_id = a.id and u.autodesk_id = ?)
                            """,
                            rows -> rows.getString(1),
                            name,
                            name));
        }
        return List.copyOf(found);
    }

    Portfolio portfolio(Account account) throws SQLException {
        var code = account.code();
        return new Portfolio(
                account,
                new HashSet<>(
                        sql.list(
                                """
                                select email, autodesk_id, oxygen_uid, first_name, last_name, active,
                                last_login from users
                                where account_id = (select id from accounts where code = ?)
                                """,
                                rows -> user(code, rows),
                                code)),
                new HashSet<>(
                        sql.list(
                                """
                                select code, name, status, started_on from projects
                                where account_id = (select id from accounts where code = ?)
                                """,
                                rows -> project(code, rows),
                                code)));
    }

    static Account account(ResultSet rows) throws SQLException {
        return new Account(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getObject(4, LocalDate.class));
    }

    static User user(String account, ResultSet rows) throws SQLException {
        return new User(
                account,
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getBoolean(6),
                rows.getObject(7, LocalDateTime.class));
    }

    static Project project(String account, ResultSet rows) throws SQLException {
        return new Project(
                account,
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getObject(4, LocalDate.class));
    }
}
