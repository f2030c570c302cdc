package dev.tminus.runbook.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerIdentityTest {

    private static ServerIdentity hq(String instance, String database, String schema) {
        return new ServerIdentity("PostgreSQL 18.4", "73", instance, database, schema);
    }

    @Test
    void isTheSameDataOnlyWhereSchemasMeet() {
        var hq = hq("1 5432", "hq", "public");

        assertThat(hq.isSameAs(hq("1 5432", "hq", "archive"))).isFalse();
        assertThat(hq.isSameAs(hq("1 5432", "hq", "archive, public"))).isTrue();
        assertThat(hq.isSameAs(hq("1 5432", "hq", ""))).isTrue();
    }

    @Test
    void isTheSameDatabaseWhateverIsSearchedForTables() {
        var hq = hq("1 5432", "hq", "public");

        assertThat(hq.isSameDatabaseAs(hq("1 5432", "hq", "sandbox"))).isTrue();
        assertThat(hq.isSameDatabaseAs(hq("1 5432", "field", "public"))).isFalse();
        assertThat(hq.isSameDatabaseAs(hq("2 5432", "hq", "public"))).isFalse();
    }
}
