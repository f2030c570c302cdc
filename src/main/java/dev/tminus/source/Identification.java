package dev.tminus.source;

import dev.tminus.runbook.workspace.ServerIdentity;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/// Asks a server who it is.
record Identification(Connection connection, Address address) {

    private static final String MAY_SEE_SYSTEM =
            "select pg_catalog.has_function_privilege("
                    + "pg_catalog.to_regprocedure('pg_catalog.pg_control_system()'), 'execute')";

    ServerIdentity ask() throws SQLException {
        var product = address.product();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(product.identityQuery())) {
            rows.next();
            var said = Objects.requireNonNullElse(rows.getString(2), "");
            var database = Objects.requireNonNullElse(rows.getString(3), address.database());
            var schema = Objects.requireNonNullElse(rows.getString(4), "");
            return new ServerIdentity(
                    product.title() + " " + rows.getString(1),
                    product == Product.H2 ? host(said) : stable(),
                    product == Product.H2 ? port(said) : said,
                    database,
                    schema);
        }
    }

    /// What outlives a restart; empty where the server keeps it to itself.
    private String stable() throws SQLException {
        return switch (address.product()) {
            case H2 -> "";
            case POSTGRESQL ->
                    only(MAY_SEE_SYSTEM).startsWith("t")
                            ? only(
                                    "select system_identifier::text from"
                                            + " pg_catalog.pg_control_system()")
                            : "";
            case MARIADB -> only("show global variables where variable_name = 'server_uid'");
        };
    }

    /// The last column of the only row; empty where there is none.
    private String only(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next()
                    ? Objects.requireNonNullElse(
                            rows.getString(rows.getMetaData().getColumnCount()), "")
                    : "";
        }
    }

    /// The address at which an H2 server was reached, as itself sees it; loopback tells nothing,
    /// since a relay on the same machine hides where one comes from.
    private String host(String said) {
        var literal =
                said.substring(0, Math.max(0, said.lastIndexOf(':')))
                        .replaceFirst("^[a-z]+://", "");
        try {
            var ip = InetAddress.ofLiteral(literal);
            return ip.isLoopbackAddress() ? "" : ip.getHostAddress();
        } catch (IllegalArgumentException e) {
            return literal;
        }
    }

    private String port(String said) {
        var port = said.substring(said.lastIndexOf(':') + 1);
        return port.isEmpty() ? Integer.toString(address.port()) : port;
    }
}
