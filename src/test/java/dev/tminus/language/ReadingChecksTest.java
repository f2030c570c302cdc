package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.SourceName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is read of the checks of two files that use every key.
class ReadingChecksTest {

    private static final SourceName FIELD = new SourceName("field");

    private final Runbook runbook =
            Fixtures.value(
                    Language.readRunbook(
                            "runbook.yaml",
                            Fixtures.bytes(Fixtures.VALID.resolve("runbook.yaml")),
                            Fixtures.workspace()));

    @Test
    void readsItsChecksAndThoseOfTheWorkspaceThatItUses() {
        assertThat(runbook.checks().keySet().stream().map(CheckId::value))
                .containsExactly(
                        "counts-agree",
                        "queue-empty",
                        "users-identical",
                        "rows-identical",
                        "hq-answers",
                        "same-as-yesterday");
        assertThat(runbook.checks().values())
                .contains(
                        new CountsCheck(
                                new CheckBasics(
                                        new CheckId("counts-agree"),
                                        "As many projects in both",
                                        Duration.ofSeconds(90),
                                        null),
                                new Side.Query(
                                        FIELD,
                                        "select account, count(*) from projects where state ="
                                                + " :state group by account",
                                        Map.of("state", "{{variables.smoke-accounts}}")),
                                new Side.Table(new SourceName("hq"), "projects"),
                                new Tolerance.Percent(new BigDecimal("0.1")),
                                10,
                                true),
                        new SqlCheck(
                                new CheckBasics(
                                        new CheckId("queue-empty"),
                                        "queue-empty",
                                        Duration.ofMinutes(5),
                                        null),
                                new Side.Query(FIELD, "select count(*) from queue", Map.of()),
                                new Expectation.Between(BigDecimal.ZERO, new BigDecimal("2.5"))),
                        new SqlCheck(
                                new CheckBasics(
                                        new CheckId("hq-answers"),
                                        "hq-answers",
                                        Duration.ofMinutes(5),
                                        null),
                                new Side.Query(new SourceName("hq"), "select 1", Map.of()),
                                new Expectation.Equals("1")));
    }

    @Test
    void readsADumpWithEveryKey() {
        assertThat(runbook.check(new CheckId("users-identical")))
                .isEqualTo(
                        new DumpCheck(
                                new CheckBasics(
                                        new CheckId("users-identical"),
                                        "Users are the same",
                                        Duration.ofMinutes(10),
                                        Duration.ofDays(90)),
                                new Side.Query(
                                        FIELD,
                                        "select email, name, balance, updated_at, synced_at from"
                                                + " users where state = :state",
                                        Map.of("state", "{{variables.smoke-accounts}}")),
                                new Side.Csv(new FilesName("logs"), "dumps/users.csv.gz"),
                                List.of("email"),
                                Map.of(
                                        "Updated_At",
                                        within(Tolerance.NONE, Duration.ofSeconds(1)),
                                        "balance",
                                        within(
                                                new Tolerance.Absolute(new BigDecimal("0.01")),
                                                Duration.ZERO),
                                        "rate",
                                        within(
                                                new Tolerance.Percent(new BigDecimal("0.1")),
                                                Duration.ZERO),
                                        "name",
                                        new ColumnRule(Tolerance.NONE, Duration.ZERO, true, true)),
                                Set.of("synced_at"),
                                Set.of("Email", "name"),
                                new Allowance(
                                        new Tolerance.Absolute(new BigDecimal("2")),
                                        new Tolerance.Percent(new BigDecimal("0.5")),
                                        Tolerance.NONE),
                                1000,
                                false));
    }

    @Test
    void readsADumpThatCannotFailSinceItSaysSo() {
        var users = new Side.Table(new SourceName("hq"), "users");

        assertThat(runbook.check(new CheckId("rows-identical")))
                .isEqualTo(
                        new DumpCheck(
                                new CheckBasics(
                                        new CheckId("rows-identical"),
                                        "rows-identical",
                                        Duration.ofMinutes(5),
                                        null),
                                users,
                                users,
                                List.of(),
                                Map.of(),
                                Set.of(),
                                Set.of(),
                                new Allowance(
                                        new Tolerance.Percent(new BigDecimal("100")),
                                        Tolerance.NONE,
                                        Tolerance.NONE),
                                0,
                                true));
    }

    @Test
    void comparesFilesInACheckOfTheWorkspaceAndKeepsItForAWhile() {
        var logs = new FilesName("logs");

        assertThat(runbook.check(new CheckId("same-as-yesterday")))
                .isEqualTo(
                        new CountsCheck(
                                new CheckBasics(
                                        new CheckId("same-as-yesterday"),
                                        "same-as-yesterday",
                                        Duration.ofMinutes(5),
                                        Duration.ofDays(30)),
                                new Side.Csv(logs, "yesterday.csv"),
                                new Side.Csv(logs, "today/users.csv.gz"),
                                Tolerance.NONE,
                                1,
                                false));
    }

    private static ColumnRule within(Tolerance tolerance, Duration apart) {
        return new ColumnRule(tolerance, apart, false, false);
    }
}
