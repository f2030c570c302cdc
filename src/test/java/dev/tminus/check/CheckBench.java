package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// A kind of database under test: two databases `field` and `hq` with a table `users` of three rows
/// each, whose local ids differ, and a user who may only SELECT.
abstract class CheckBench {

    static final String CANARY = "canary-7f3a!%";
    static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path evidence;
    @TempDir Path files;

    /// Address of the database behind `field` or `hq`.
    abstract String jdbc(String source);

    abstract String reader();

    /// Fills a table `texts` with what collations and drivers take for one or order differently,
    /// the same in each of its columns a, b and c.
    static String texts() {
        var texts =
                List.of(
                        "a", "A", "b", "B", "ä", "z", "Z", "\u00e9", "e\u0301", "ß", "ss", "x ",
                        "x", "🏗", "李伟", "", "NULL", "_");
        var rows = new ArrayList<String>();
        for (var text : texts) {
            rows.add("(%d, '%s', '%s', '%s')".formatted(rows.size(), text, text, text));
        }
        return "insert into texts (n, a, b, c) values " + String.join(", ", rows);
    }

    /// A name in the form in which the database never takes it for a text.
    String quoted(String name) {
        return '"' + name + '"';
    }

    /// Standard SQL as the database speaks it.
    String spoken(String sql) {
        return sql;
    }

    /// A query that runs for minutes on the server.
    abstract String slowQuery();

    /// Whether the server runs such a query now.
    abstract boolean runsSlowQuery() throws Exception;

    /// Makes the server drop whoever runs the slow query.
    abstract void dropConnections() throws Exception;

    /// How many rows `users` of `field` has, asked as the owner.
    abstract int usersLeft() throws Exception;

    static void assertInconclusive(Outcome outcome, String summary) {
        assertThat(outcome)
                .isEqualTo(new Inconclusive(summary, outcome.facts(), outcome.evidence()));
    }

    Outcome carryOut(CheckSpec spec) {
        return carryOut(check(), spec, access());
    }

    Outcome carryOut(CarryOutCheck check, CheckSpec spec, Access access) {
        var outcome = check.carryOut(spec, access, new Stop(), Progress.NONE);
        assertThat(outcome.toString()).doesNotContain(CANARY);
        for (var ref : outcome.evidence()) {
            assertThat(text(ref)).doesNotContain(CANARY);
        }
        return outcome;
    }

    /// The content of a kept file.
    String text(EvidenceRef ref) {
        try (var in = new EvidenceStore(evidence).open(ref.sha256()).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(Outcome outcome, EvidenceRef.Kind kind) {
        return text(ref(outcome, kind));
    }

    static EvidenceRef ref(Outcome outcome, EvidenceRef.Kind kind) {
        return outcome.evidence().stream()
                .filter(ref -> ref.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    CheckReport report(Outcome outcome) {
        var sha256 = ref(outcome, EvidenceRef.Kind.REPORT).sha256();
        try (var in = new EvidenceStore(evidence).open(sha256).orElseThrow()) {
            return CheckReports.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CheckReport.Comparison comparison(Outcome outcome) {
        return ((CheckReport.Compared) report(outcome)).comparison();
    }

    /// The first differences, as `MISSING a, 1`.
    List<String> samples(Outcome outcome) {
        return comparison(outcome).samples().stream().map(CheckBench::shown).toList();
    }

    private static String shown(CheckReport.Sample sample) {
        var rows =
                Stream.of(Optional.ofNullable(sample.left()), Optional.ofNullable(sample.right()))
                        .flatMap(Optional::stream)
                        .map(row -> String.join(", ", row.stream().map(String::valueOf).toList()))
                        .collect(Collectors.joining(" <> "));
        return sample.kind() + " " + rows;
    }

    static String fact(Outcome outcome, String label) {
        return outcome.facts().stream()
                .filter(fact -> fact.label().equals(label))
                .map(Outcome.Fact::value)
                .collect(Collectors.joining(" and "));
    }

    CarryOutCheck check() {
        return check(Thread::startVirtualThread);
    }

    CarryOutCheck check(Executor executor) {
        return new CarryOutCheck(
                sources(),
                new EvidenceStore(evidence),
                new MaskKey(evidence.resolve("mask-key")),
                executor,
                InstantSource.fixed(Instant.parse("2026-11-21T17:00:00Z")));
    }

    Sources sources() {
        var values = Map.of("TMINUS_SECRET_RIGHT", CANARY, "TMINUS_SECRET_WRONG", "not-" + CANARY);
        return Brief.sources(new Secrets(values::get, Path.of("no-such-folder")));
    }

    Access access() {
        return Brief.access(Mode.REHEARSAL, qa(CANARY));
    }

    Environment qa(String password) {
        var reference =
                password.equals(CANARY) ? "${TMINUS_SECRET_RIGHT}" : "${TMINUS_SECRET_WRONG}";
        return qa(spec("field", jdbc("field"), reference), spec("hq", jdbc("hq"), reference));
    }

    /// Both sources at addresses of their own.
    Access access(String jdbcOfField, String jdbcOfHq) {
        var reference = "${TMINUS_SECRET_RIGHT}";
        return Brief.access(
                Mode.REHEARSAL,
                qa(spec("field", jdbcOfField, reference), spec("hq", jdbcOfHq, reference)));
    }

    private Environment qa(SourceSpec field, SourceSpec hq) {
        return Brief.environment(
                new EnvironmentName("qa"),
                Set.of(Mode.REHEARSAL),
                Map.of(field.name(), field, hq.name(), hq),
                Map.of(new FilesName("logs"), files.toString()),
                Map.of());
    }

    private SourceSpec spec(String name, String jdbc, String password) {
        return new SourceSpec(new SourceName(name), jdbc, reader(), password, false);
    }

    SqlCheck sql(String sql, Expectation expect) {
        return sql(field(sql), expect, LIMIT);
    }

    static SqlCheck sql(Side.OfSource side, Expectation expect, Duration timeout) {
        return new SqlCheck(new CheckBasics(new CheckId("c"), "C", timeout, null), side, expect);
    }

    CountsCheck counts(String left, String right) {
        return counts(field(left), hq(right), Tolerance.NONE, 1);
    }

    static CountsCheck counts(Side left, Side right, Tolerance within, long atLeast) {
        return new CountsCheck(
                new CheckBasics(new CheckId("c"), "C", LIMIT, null),
                left,
                right,
                within,
                atLeast,
                false);
    }

    static CountsCheck sameSource(CountsCheck check) {
        return new CountsCheck(
                new CheckBasics(check.id(), check.title(), check.timeout(), null),
                check.left(),
                check.right(),
                check.within(),
                check.atLeast(),
                true);
    }

    Side.Query field(String sql) {
        return new Side.Query(new SourceName("field"), spoken(sql), Map.of());
    }

    Side.Query hq(String sql) {
        return new Side.Query(new SourceName("hq"), spoken(sql), Map.of());
    }
}
