package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of two versions of a workspace.
class WorkspaceChangesTest {

    @Test
    void marksAnEnvironmentThatAllowsMore() {
        assertThat(Told.ofWorkspace("allows: [rehearsal]", "allows: [rehearsal, live]"))
                .containsExactly("weaker environment qa: It allows `live` runs now.");
    }

    @Test
    void marksAProtectionThatIsGone() {
        assertThat(
                        Told.ofWorkspace(
                                "  - {tag: deploys-app, programs: [env-clone], requires: [hq-answers]}\n",
                                "  - {tag: drops-data, requires: [hq-answers]}\n"))
                .containsExactly(
                        "weaker workspace: Steps with the tag `deploys-app` or that start `env-clone` no"
                                + " longer have to require `hq-answers`.",
                        "added workspace: Steps with the tag `drops-data` must require `hq-answers`"
                                + " now.");
    }

    @Test
    void tellsWhereASourceIs() {
        assertThat(
                        Told.ofWorkspace(
                                "jdbc:postgresql://field-qa/field", "jdbc:postgresql://field/qa"))
                .containsExactly(
                        "changed environment qa: Its `sources.field.jdbc` was"
                                + " `jdbc:postgresql://field-qa/field` and is"
                                + " `jdbc:postgresql://field/qa`.");
    }

    @Test
    void showsNoPasswordAndNoHeader() {
        assertThat(Told.ofWorkspace("${TMINUS_SECRET_FIELD_QA}", "${TMINUS_SECRET_OTHER}"))
                .containsExactly(
                        "changed environment qa: Its `sources.field.password` is another one.");
        assertThat(Told.ofWorkspace("Bearer ${TMINUS_SECRET_TEMP}", "Bearer ${TMINUS_SECRET_X}"))
                .containsExactly(
                        "changed environment qa: Its `endpoints.temporary.headers` is another one.");
    }

    @Test
    void tellsOfEndpointsProgramsFleetsAudiencesAndVariables() {
        assertThat(Told.ofWorkspace("https://current.qa.", "https://now.qa."))
                .containsExactly(
                        "changed environment qa: Its `endpoints.current.url` was"
                                + " `https://current.qa.example.test/base` and is"
                                + " `https://now.qa.example.test/base`.");
        assertThat(Told.ofWorkspace("smoke: smoke-qa", "smoke: smoke-all"))
                .containsExactly(
                        "changed environment qa: Its `programs.smoke` was `smoke-qa` and is"
                                + " `smoke-all`.");
        assertThat(Told.ofWorkspace("[web-01, web-02.qa, web-03]", "[web-01, web-03]"))
                .containsExactly(
                        "changed environment qa: Its `fleets.web` was `web-01, web-02.qa, web-03` and"
                                + " is `web-01, web-03`.");
        assertThat(
                        Told.ofWorkspace(
                                "[customers@example.test, press@example.test]",
                                "[press@example.test]"))
                .containsExactly(
                        "changed environment production: Its `audiences.customers.mail` was"
                                + " `customers@example.test, press@example.test` and is"
                                + " `press@example.test`.");
        assertThat(Told.ofWorkspace("version: 1.20", "version: 1.21"))
                .containsExactly(
                        "changed environment qa: Its `variables.version` was `1.20` and is `1.21`.");
    }

    @Test
    void tellsWhoIsInWhichTeam() {
        assertThat(Told.ofWorkspace("teams: [boston-ops, sf-release]", "teams: [boston-ops]"))
                .containsExactly(
                        "people person boston.ops2: In which teams they are was `boston-ops,"
                                + " sf-release` and is `boston-ops`.");
    }

    @Test
    void tellsOfTheHoursOfATeam() {
        assertThat(Told.ofWorkspace("Mon-Fri 09:00-18:00", "Mon-Fri 08:00-18:00"))
                .containsExactly(
                        "changed team boston-ops: Its `hours.from` was `09:00` and is `08:00`.");
    }

    @Test
    void marksARehearsalThatTellsNobody() {
        assertThat(Told.ofWorkspace("rehearsal-sink: {mail: [rehearsal@example.test]}\n", ""))
                .containsExactly(
                        "weaker workspace: Who gets the announcements of rehearsals was `mail"
                                + " rehearsal@example.test` and is nothing.");
    }

    @Test
    void tellsOfTheChecksThatAllShare() {
        assertThat(
                        Told.ofWorkspace(
                                "sql: {source: hq, sql: \"select 1\", expect: 1}",
                                "sql: {source: hq, sql: \"select 1\", expect: {at-least: 1}}"))
                .containsExactly(
                        "weaker check hq-answers: What it expects was `1` and is `at least 1`.");
    }
}
