package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of definitions of checks.
class CheckChangesTest {

    @Test
    void tellsOfTheTitle() {
        var told =
                Told.of(
                        Told.CHECKS,
                        "title: The copy says the same",
                        "title: The copy is the same");

        assertThat(told)
                .containsExactly(
                        "changed check same-data: Its title was `The copy says the same` and is"
                                + " `The copy is the same`.");
    }

    @Test
    void tellsOfTheTimeout() {
        var told = Told.of(Told.CHECKS, "timeout: 2m", "timeout: 3m");

        assertThat(told)
                .containsExactly("weaker check same-data: Its timeout was `2m` and is `3m`.");
    }

    @Test
    void tellsOfTheRetention() {
        var told = Told.of(Told.CHECKS, "    retention: 90d\n", "");

        assertThat(told)
                .containsExactly(
                        "changed check same-data: How long its evidence is kept was `90d` and is"
                                + " `for ever`.");
    }

    @Test
    void tellsOfAnotherKind() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "sql: {source: field, sql: \"select count(*) from queue\", expect:"
                                + " {between: [0, 2.5]}}",
                        "counts: {left: {source: hq, table: queue}, right: {source: field, table:"
                                + " queue}}");

        assertThat(told)
                .containsExactly(
                        "changed check queue-empty: It is another kind of check: it was `sql` and"
                                + " is `counts`.");
    }

    @Test
    void marksAnExpectationThatIsWider() {
        var told = Told.of(Told.RUNBOOK, "between: [0, 2.5]", "between: [0, 3]");

        assertThat(told)
                .containsExactly(
                        "weaker check queue-empty: What it expects was `between 0 and 2.5` and is"
                                + " `between 0 and 3`.");
    }

    @Test
    void tellsOfAnExpectationThatIsNarrower() {
        var told = Told.of(Told.RUNBOOK, "between: [0, 2.5]", "between: [0, 2]");

        assertThat(told)
                .containsExactly(
                        "changed check queue-empty: What it expects was `between 0 and 2.5` and is"
                                + " `between 0 and 2`.");
    }

    @Test
    void tellsOfTheQuery() {
        var told = Told.of(Told.RUNBOOK, "select count(*) from queue", "select count(*) from work");

        assertThat(told)
                .containsExactly(
                        "changed check queue-empty: Its `side.sql` was `select count(*) from queue`"
                                + " and is `select count(*) from work`.");
    }

    @Test
    void tellsOfTheValueOfAPlaceholder() {
        var told =
                Told.of(
                        Told.CHECKS,
                        "params: {app: \"{{variables.version}}\"}",
                        "params: {app: \"1\"}");

        assertThat(told)
                .containsExactly(
                        "changed check schema-before: Its `query.params.app` was"
                                + " `{{variables.version}}` and is `1`.");
    }

    @Test
    void marksCountsThatMayLieFartherApart() {
        var told = Told.of(Told.RUNBOOK, "within: 0.1%\n", "within: 0.2%\n");

        assertThat(told)
                .containsExactly(
                        "weaker check counts-agree: How far counts may lie apart was `0.1%` and is"
                                + " `0.2%`.");
    }

    @Test
    void marksATotalThatMayBeSmaller() {
        var told = Told.of(Told.RUNBOOK, "at-least: 10\n", "at-least: 9\n");

        assertThat(told)
                .containsExactly(
                        "weaker check counts-agree: How much there must be was `10` and is `9`.");
    }

    @Test
    void tellsOfSidesThatMayNotBeTheSame() {
        var told = Told.of(Told.RUNBOOK, "      same-source: true\n", "");

        assertThat(told)
                .containsExactly(
                        "changed check counts-agree: Both sides may no longer come from the same"
                                + " server.");
    }

    @Test
    void tellsOfASideElsewhere() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "right: {csv: \"logs:dumps/users.csv.gz\"}",
                        "right: {csv: \"logs:users.csv.gz\"}");

        assertThat(told)
                .containsExactly(
                        "changed check users-identical: Its right side was"
                                + " `logs:dumps/users.csv.gz` and is `logs:users.csv.gz`.");
    }

    @Test
    void marksRowsThatMayBeMissing() {
        var told = Told.of(Told.RUNBOOK, "allow: {missing: 2,", "allow: {missing: 3,");

        assertThat(told)
                .containsExactly(
                        "weaker check users-identical: How many rows may be missing was `2` and is"
                                + " `3`.");
    }

    @Test
    void marksColumnsThatAreNotCompared() {
        var told = Told.of(Told.RUNBOOK, "ignore: [synced_at]", "ignore: [synced_at, balance2]");

        assertThat(told)
                .containsExactly("weaker check users-identical: It no longer compares `balance2`.");
    }

    @Test
    void marksColumnsThatAreNotMasked() {
        var told = Told.of(Told.RUNBOOK, "mask: [Email, name]", "mask: [Email]");

        assertThat(told)
                .containsExactly("weaker check users-identical: It no longer masks `name`.");
    }

    @Test
    void marksTimesThatMayLieFartherApart() {
        var told = Told.of(Told.RUNBOOK, "Updated_At: {within: 1s}", "Updated_At: {within: 2s}");

        assertThat(told)
                .containsExactly(
                        "weaker check users-identical: How far times of `Updated_At` may lie apart"
                                + " was `1s` and is `2s`.");
    }

    @Test
    void tellsOfCaseThatCounts() {
        var told = Told.of(Told.RUNBOOK, ", ignore-case: true", "");

        assertThat(told)
                .containsExactly(
                        "changed check users-identical: Upper and lower case of `name` count now.");
    }

    @Test
    void tellsOfTheKey() {
        var told =
                Told.of(
                        Told.RUNBOOK,
                        "      key: [email]\n      columns",
                        "      key: [email, synced]\n      columns");

        assertThat(told)
                .containsExactly(
                        "changed check users-identical: Its key was `email` and is `email,"
                                + " synced`.");
    }

    @Test
    void marksStatisticsThatMayLieFartherApart() {
        var told = Told.of(Told.CHECKS, "within: 0.5%", "within: 1%");

        assertThat(told)
                .containsExactly(
                        "weaker check same-data: How far numbers may lie apart was `0.5%` and is"
                                + " `1%`.");
    }

    @Test
    void marksInstancesThatNothingTellsApart() {
        var told = Told.of(Told.CHECKS, "      distinct: /instance\n", "");

        assertThat(told)
                .containsExactly(
                        "weaker check same-data: What proves that two instances answered was"
                                + " `/instance` and is nothing.");
    }

    @Test
    void tellsOfTheVersionOfASchema() {
        var told = Told.of(Told.CHECKS, "below: \"4.2\"", "below: \"4.3\"");

        assertThat(told)
                .containsExactly(
                        "weaker check schema-before: Which version it expects was `below 4.2` and"
                                + " is `below 4.3`.");
    }

    @Test
    void tellsOfAMigrationThatMayNotBreakOff() {
        var told = Told.of(Told.CHECKS, ", dirty: true", "");

        assertThat(told)
                .containsExactly(
                        "changed check schema-ready: A migration may no longer have broken off"
                                + " halfway.");
    }

    @Test
    void marksATtlThatMayBeLonger() {
        var told = Told.of(Told.CHECKS, "at-most: 60s", "at-most: 90s");

        assertThat(told)
                .containsExactly(
                        "weaker check ttl-lowered: What their TTL must be was `at-least 1s, at-most"
                                + " 1m` and is `at-least 1s, at-most 1m 30s`.");
    }

    @Test
    void marksRecordsThatMayBeAnything() {
        var told =
                Told.of(
                        Told.CHECKS,
                        "expect: {all-of: [\"{{variables.app-host}}\"]}, ",
                        "ttl: {at-most: 60s}, ");

        assertThat(told)
                .containsExactly(
                        "weaker check dns-moved: What the records must be was `all of"
                                + " {{variables.app-host}}` and is nothing.",
                        "changed check dns-moved: What their TTL must be was nothing and is"
                                + " `at-most 1m`.");
    }

    @Test
    void marksServersThatNeedNotAgree() {
        var told = Told.of(Told.CHECKS, "agree: 95%", "agree: 90%");

        assertThat(told)
                .containsExactly(
                        "weaker check dns-moved: How many servers must agree was `95%` and is"
                                + " `90%`.");
    }

    @Test
    void tellsWhoIsAsked() {
        var told = Told.of(Told.CHECKS, "ask: [shanghai, boston]", "ask: shanghai");

        assertThat(told)
                .containsExactly(
                        "weaker check dns-there: Whom it asks was `shanghai, boston` and is"
                                + " `shanghai`.");
    }

    @Test
    void marksAMetricThatMayBeMore() {
        var told =
                Told.of(
                        Told.CHECKS,
                        "from: main, query:"
                                + " \"sum(increase(http_requests_total{deployment='old'}[5m]))\","
                                + " expect: 0",
                        "from: main, query:"
                                + " \"sum(increase(http_requests_total{deployment='old'}[5m]))\","
                                + " expect: {at-most: 9}");

        assertThat(told)
                .containsExactly(
                        "weaker check old-is-quiet: What it expects was `0` and is `at most 9`.");
    }

    @Test
    void marksAStatusThatIsNotAskedFor() {
        var told = Told.of(Told.CHECKS, ", status: 503", "");

        assertThat(told)
                .containsExactly(
                        "weaker check maintenance-on: Which status it expects was `503` and is"
                                + " nothing.");
    }

    @Test
    void marksATextThatNeedNotBeThere() {
        var told = Told.of(Told.CHECKS, ", contains: maintenance", "");

        assertThat(told)
                .containsExactly(
                        "weaker check maintenance-on: What the answer must hold was `maintenance`"
                                + " and is nothing.");
    }

    @Test
    void tellsWhoseAnswersAreFollowed() {
        var told = Told.of(Told.CHECKS, "via: all-resolvers", "via: boston");

        assertThat(told)
                .containsExactly(
                        "weaker check maintenance-on: Whose answers about its address it follows"
                                + " was `all-resolvers` and is `boston`.");
    }

    @Test
    void tellsOfTheArgumentsOfAProgram() {
        var told = Told.of(Told.CHECKS, "args: [\"{{input.build}}\", \"--", "args: [\"--");

        assertThat(told)
                .containsExactly(
                        "changed check smoke: Its `args` was `{{input.build}},"
                                + " --accounts={{variables.smoke-accounts}}, \"\"` and is"
                                + " `--accounts={{variables.smoke-accounts}}, \"\"`.");
    }

    @Test
    void marksColumnsThatADivergenceLeavesOut() {
        var told = Told.of(Told.CHECKS, "ignore: [synced_at]", "ignore: [synced_at, seen_at]");

        assertThat(told).containsExactly("weaker check diverged: It no longer compares `seen_at`.");
    }

    @Test
    void tellsOfASideOfADivergence() {
        var told =
                Told.of(
                        Told.CHECKS,
                        "new: {source: hq, table: users}",
                        "new: {source: hq, table: members}");

        assertThat(told)
                .containsExactly(
                        "changed check diverged: Its `new.table` was `users` and is `members`.");
    }

    @Test
    void tellsOfTheFormatOfFiles() {
        var told = Told.of(Told.CHECKS, "format: lines", "format: ndjson");

        assertThat(told)
                .containsExactly(
                        "changed check every-log-line: Its `left.format` was `lines` and is"
                                + " `ndjson`.");
    }

    @Test
    void marksWhateverMayLetMorePass() {
        assertThat(kinds("{above: 100}", "{at-least: 1}")).isEqualTo("weaker");
        assertThat(kinds("{above: 100}", "{at-least: 100}")).isEqualTo("weaker");
        assertThat(kinds("{at-least: 100}", "{above: 100}")).isEqualTo("changed");
        assertThat(kinds("{below: 5}", "{at-most: 1000}")).isEqualTo("weaker");
        assertThat(kinds("{at-most: 5}", "{below: 5}")).isEqualTo("changed");
        assertThat(kinds("{above: 100}", "{between: [0, 1000000]}")).isEqualTo("weaker");
        assertThat(kinds("{any-of: [1, 2]}", "{matches: \".*\"}")).isEqualTo("weaker");
        assertThat(kinds("{matches: ^ok}", "{matches: ok}")).isEqualTo("weaker");
        assertThat(kinds("{between: [1, 2]}", "1")).isEqualTo("changed");
    }

    private static String kinds(String old, String now) {
        var head =
                "runbook: r\n"
                        + "title: R\n"
                        + "zero: Live\n"
                        + "environments: [qa]\n"
                        + "roles: {manager: {team: sf-release}}\n"
                        + "checks:\n"
                        + "  c: {sql: {source: hq, sql: select 1, expect: %s}}\n"
                        + "phases:\n"
                        + "  - {id: p, title: P, owner: manager, steps: [{id: a, title: A, verify:"
                        + " [c]}]}\n";
        var told = Told.between(head.formatted(old), head.formatted(now));
        assertThat(told).hasSize(1);
        return told.getFirst().substring(0, told.getFirst().indexOf(' '));
    }
}
