package dev.tminus.runbook;

/// What a server says about itself once connected; addresses prove nothing, as two may lead to one.
///
/// @param server tells running servers apart: PostgreSQL by the microsecond of its start, MariaDB
///   by host, port, id and data folder, H2 (which says nothing) by the address it answers at
/// @param database the database within the server, a path with H2
public record ServerIdentity(String product, String server, String database, String schema) {

    /// For people: `PostgreSQL 18.4, database hq, schema public`.
    public String shown() {
        var name = database.substring(database.lastIndexOf('/') + 1);
        return product + ", database " + name + ", schema " + schema;
    }
}
