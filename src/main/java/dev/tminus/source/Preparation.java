package dev.tminus.source;

import dev.tminus.source.NoAnswer.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Begins a transaction that only reads, with every `Setting` as it has to be, and refuses a server
/// on which one stays otherwise.
record Preparation(Connection connection, Address address, Diagnosis diagnosis) {

    /// @param snapshot of another session, where this one is to read the same; else empty
    void begin(String snapshot) throws SQLException, NoAnswer {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        if (!snapshot.isEmpty()) {
            execute("set transaction snapshot " + text(snapshot));
        }
        limitTime();
        var settings = Setting.of(address.product(), address.path(), diagnosis.deadline().left());
        switch (address.product()) {
            case H2 -> {
                for (var setting : settings) {
                    execute("set " + setting.name() + " " + setting.value());
                }
            }
            case POSTGRESQL -> setForTransaction(settings);
            case MARIADB -> {
                setForSession(settings);
                execute("start transaction with consistent snapshot, read only");
            }
        }
    }

    /// Names the snapshot of this transaction, for another session to read the same.
    String export() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Makes the server itself end every later query in time, where the driver does not tell it.
    void limitTime() throws SQLException {
        var limit = address.product().timeLimit(diagnosis.deadline().left());
        if (!limit.isEmpty()) {
            execute(limit);
        }
    }

    /// In one question, and for this transaction only, as a pool in between hands sessions on. A
    /// role that becomes another one when it logs in is itself again.
    private void setForTransaction(List<Setting> settings) throws SQLException, NoAnswer {
        execute("set local role none");
        var wanted =
                settings.stream()
                        .map(one -> "(%s, %s)".formatted(text(one.name()), text(one.value())))
                        .collect(Collectors.joining(", "));
        var sql =
                """
                select w.name, s.setting, case when s.context = 'user' or s.name is null
                    then pg_catalog.set_config(w.name, w.value, true) end
                from (values %s) w(name, value)
                    left join pg_catalog.pg_settings s
                        on pg_catalog.lower(s.name) = pg_catalog.lower(w.name)
                where s.name is not null or w.name like '%%.%%'\
                """
                        .formatted(wanted);
        var fixed = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getString(3) == null) {
                    fixed.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        for (var setting : settings) {
            var value = fixed.getOrDefault(setting.name(), setting.value());
            if (!value.equals(setting.value())) {
                throw otherwise(setting, value);
            }
        }
    }

    private NoAnswer otherwise(Setting setting, String value) {
        return diagnosis.noAnswer(
                Reason.LEAVES_OUT,
                "is not read: its server has %s = %s, which %s. Fix: set it to %s for this user."
                        .formatted(setting.name(), value, setting.why(), setting.value()));
    }

    /// Only what is otherwise, as a server may forbid to set some at all. The first would keep even
    /// the list of settings from being read.
    private void setForSession(List<Setting> settings) throws SQLException {
        execute("set sql_big_selects = ON, sql_select_limit = 18446744073709551615");
        var now = variables(settings);
        var set = new ArrayList<String>();
        for (var setting : settings) {
            var value = now.get(setting.name());
            if (value != null && !value.equals(setting.value()) && maySet(setting, now)) {
                set.add("@@session." + setting.name() + " = " + literal(setting.value()));
            }
        }
        if (!set.isEmpty()) {
            execute("set " + String.join(", ", set));
        }
    }

    /// Where nobody may stop the clock, nobody did.
    private static boolean maySet(Setting setting, Map<String, String> now) {
        return !setting.name().equals("timestamp")
                || now.getOrDefault("secure_timestamp", "NO").equals("NO");
    }

    private Map<String, String> variables(List<Setting> settings) throws SQLException {
        var names =
                settings.stream().map(one -> text(one.name())).collect(Collectors.joining(", "));
        var sql =
                "show session variables where variable_name in (%s, 'secure_timestamp')"
                        .formatted(names);
        var values = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
            }
        }
        return values;
    }

    private static String literal(String value) {
        return value.matches("[0-9]+|ON|OFF|" + Setting.DEFAULT) ? value : text(value);
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
