package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.Environment;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Outcome.Inconclusive;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SourceSpec;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.runbook.Tolerance;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/// A kind of database under test: two databases `field` and `hq` with a table `users` of three rows
/// each, whose local ids differ, and a user who may only SELECT.
abstract class CheckBench {

    static final String CANARY = "canary-7f3a!%";
    static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path evidence;

    /// Address of the database behind `field` or `hq`.
    abstract String jdbc(String source);

    abstract String reader();

    /// A query that runs for minutes on the server.
    abstract String slowQuery();

    /// Whether the server runs such a query now.
    abstract boolean runsSlowQuery() throws Exception;

    /// Makes the server drop whoever runs the slow query.
    abstract void dropConnections() throws Exception;

    /// How many rows `users` of `field` has, asked as the owner.
    abstract int usersLeft() throws Exception;

    static void assertInconclusive(Outcome outcome, String summary) {
        assertThat(outcome).isEqualTo(new Inconclusive(summary, outcome.facts()));
    }

    Outcome carryOut(CheckSpec spec) {
        var outcome = check().carryOut(spec, access(), new Stop(), Progress.NONE);
        assertThat(outcome.toString()).doesNotContain(CANARY);
        return outcome;
    }

    CarryOutCheck check() {
        return new CarryOutCheck(
                sources(),
                new EvidenceStore(evidence),
                InstantSource.fixed(Instant.parse("2026-11-21T17:00:00Z")));
    }

    Sources sources() {
        var values = Map.of("TMINUS_SECRET_RIGHT", CANARY, "TMINUS_SECRET_WRONG", "not-" + CANARY);
        return new Sources(new Secrets(values::get, Path.of("no-such-folder")));
    }

    Access access() {
        return new Access(Mode.REHEARSAL, qa(CANARY));
    }

    Environment qa(String password) {
        var reference =
                password.equals(CANARY) ? "${TMINUS_SECRET_RIGHT}" : "${TMINUS_SECRET_WRONG}";
        var field = spec("field", reference);
        var hq = spec("hq", reference);
        return new Environment(
                new EnvironmentName("qa"),
                Set.of(Mode.REHEARSAL),
                Map.of(field.name(), field, hq.name(), hq),
                Map.of(),
                Map.of());
    }

    private SourceSpec spec(String name, String password) {
        return new SourceSpec(new SourceName(name), jdbc(name), reader(), password, false);
    }

    SqlCheck sql(String sql, Expectation expect) {
        return sql(field(sql), expect, LIMIT);
    }

    static SqlCheck sql(Side.OfSource side, Expectation expect, Duration timeout) {
        return new SqlCheck(new CheckId("c"), "C", timeout, null, side, expect);
    }

    static CountsCheck counts(String left, String right) {
        return counts(field(left), hq(right), Tolerance.NONE, 1);
    }

    static CountsCheck counts(Side left, Side right, Tolerance within, long atLeast) {
        return new CountsCheck(
                new CheckId("c"), "C", LIMIT, null, left, right, within, atLeast, false);
    }

    static CountsCheck sameSource(CountsCheck check) {
        return new CountsCheck(
                check.id(),
                check.title(),
                check.timeout(),
                null,
                check.left(),
                check.right(),
                check.within(),
                check.atLeast(),
                true);
    }

    static Side.Query field(String sql) {
        return new Side.Query(new SourceName("field"), sql, Map.of());
    }

    static Side.Query hq(String sql) {
        return new Side.Query(new SourceName("hq"), sql, Map.of());
    }
}
