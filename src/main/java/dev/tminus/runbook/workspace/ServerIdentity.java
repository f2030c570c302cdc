package dev.tminus.runbook.workspace;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What a server says about itself once connected; addresses prove nothing, as two may lead to one.
///
/// @param server stays through restarts and moves, and is shared by physical copies: PostgreSQL's
///   system identifier, MariaDB's server_uid, the address at which an H2 server was reached by its
///   own account; empty where the server does not say
/// @param instance tells servers apart that run at the same time: PostgreSQL by the microsecond of
///   its start and its port, MariaDB by host, port, id and data folder, H2 by its port
/// @param database the database within the server, a path with H2
/// @param schema what is searched for tables, in order, separated by `, `; empty with MariaDB,
///   whose databases are its schemas
public record ServerIdentity(
        String product, String server, String instance, String database, String schema) {

    /// Whether both are the same tables on the same running server. Versions do not matter, nor
    /// does what only one of them says.
    public boolean isSameAs(ServerIdentity other) {
        return isSameDatabaseAs(other)
                && (schema.isEmpty()
                        || other.schema.isEmpty()
                        || !Collections.disjoint(schemas(), other.schemas()));
    }

    /// Whether both are the same database on the same running server, whatever is searched for
    /// tables: a query may name any schema.
    public boolean isSameDatabaseAs(ServerIdentity other) {
        return family().equals(other.family())
                && instance.equals(other.instance)
                && (server.equals(other.server) || server.isEmpty() || other.server.isEmpty())
                && database.equals(other.database);
    }

    /// Whether a query to one can read tables of the other: of the same database or, with MariaDB,
    /// whose databases are its schemas, of the same server.
    public boolean isWithinReachOf(ServerIdentity other) {
        return family().equals("MariaDB") ? isSameServerAs(other) : isSameDatabaseAs(other);
    }

    private ServerIdentity in(String otherDatabase) {
        return new ServerIdentity(product, server, instance, otherDatabase, schema);
    }

    /// Whether both are the same running server, whatever the database.
    public boolean isSameServerAs(ServerIdentity other) {
        return isSameDatabaseAs(other.in(database));
    }

    private String family() {
        return product.split(" ", 2)[0];
    }

    private List<String> schemas() {
        return Arrays.asList(schema.split(", "));
    }

    /// For people: `PostgreSQL 18.4, database hq, schema public`.
    public String shown() {
        var name = database.substring(database.lastIndexOf('/') + 1);
        return product + ", database " + name + (schema.isEmpty() ? "" : ", schema " + schema);
    }
}
