package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.check.Progress;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.Environment;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.SourceSpec;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.runbook.Tolerance;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The checks of the bundled runbook, taken from its file, against the databases of the bundled
/// workspace, taken from its file.
class BundledChecksTest {

    @TempDir static Path home;
    private static SampleLandscape landscape;

    @BeforeAll
    static void start() {
        landscape = new SampleLandscape(home);
        landscape.start();
    }

    @AfterAll
    static void stop() {
        landscape.stop();
    }

    @ParameterizedTest
    @CsvSource({"qa, REHEARSAL", "production, LIVE"})
    void allPassOutOfTheBox(String environment, Mode mode) throws IOException {
        var outcomes = new HashMap<String, Outcome>();

        checks().forEach((id, spec) -> outcomes.put(id, carryOut(spec, environment, mode)));

        assertThat(outcomes).hasSize(9);
        assertThat(outcomes)
                .allSatisfy((id, o) -> assertThat(o).isInstanceOf(Outcome.Passed.class));
        assertThat(outcomes.get("users-identical").summary())
                .isEqualTo(
                        environment.equals("qa")
                                ? "field counts 1,204 and hq 1,204 over 1,204 keys, equal counts wanted."
                                : "field counts 4,812 and hq 4,812 over 4,812 keys, equal counts wanted.");
    }

    @Test
    void failWhereHqLosesUsers() throws IOException, SQLException {
        var lost = " from member where state = 'ACTIVE' and member_no < 5000015";
        landscape.change("hq-qa", "create table lost as select *" + lost);
        int count = landscape.change("hq-qa", "delete" + lost);

        var outcome = carryOut(checks().get("users-identical"), "qa", Mode.REHEARSAL);

        landscape.change("hq-qa", "insert into member select * from lost");
        landscape.change("hq-qa", "drop table lost");
        assertThat(count).isPositive();
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.summary())
                .isEqualTo(
                        "field and hq differ in %d of 1,204 keys: %d missing in hq; equal counts wanted."
                                .formatted(count, count));
    }

    private static Outcome carryOut(CheckSpec spec, String environment, Mode mode) {
        var sources = new Sources(new Secrets(_ -> null, home.resolve("secrets")));
        var access = new Access(mode, environment(environment, mode));
        var evidence = new EvidenceStore(home.resolve("evidence"));
        var maskKey = new MaskKey(home.resolve("mask-key"));
        return new CarryOutCheck(
                        sources,
                        evidence,
                        maskKey,
                        Thread::startVirtualThread,
                        InstantSource.system())
                .carryOut(spec, access, new Stop(), Progress.NONE);
    }

    private static Environment environment(String name, Mode mode) {
        var sources = new HashMap<SourceName, SourceSpec>();
        map(at(read("workspace.yaml"), "environments", name, "sources"))
                .forEach((source, spec) ->
                        sources.put(
                                new SourceName(source),
                                new SourceSpec(
                                        new SourceName(source),
                                        text(spec, "jdbc"),
                                        text(spec, "user"),
                                        text(spec, "password"),
                                        false)));
        return new Environment(
                new EnvironmentName(name), Set.of(mode), sources, Map.of(), Map.of());
    }

    private static Map<String, CheckSpec> checks() throws IOException {
        var checks = new HashMap<String, CheckSpec>();
        map(at(read("hq-field-migration.yaml"), "checks"))
                .forEach((id, check) -> checks.put(id, check(new CheckId(id), check)));
        return checks;
    }

    private static CheckSpec check(CheckId id, Object check) {
        var limit = Duration.ofMinutes(1);
        if (map(check).containsKey("sql")) {
            var sql = at(check, "sql");
            return new SqlCheck(id, text(check, "title"), limit, null, side(sql), expect(sql));
        }
        var counts = at(check, "counts");
        return new CountsCheck(
                id,
                text(check, "title"),
                limit,
                null,
                side(at(counts, "left")),
                side(at(counts, "right")),
                Tolerance.NONE,
                Long.parseLong(text(counts, "at-least")),
                false);
    }

    private static Side.OfSource side(Object side) {
        var params = new HashMap<String, String>();
        if (map(side).containsKey("params")) {
            map(at(side, "params")).forEach((name, value) -> params.put(name, value.toString()));
        }
        return new Side.Query(new SourceName(text(side, "source")), text(side, "sql"), params);
    }

    private static Expectation expect(Object sql) {
        return map(sql).get("expect") instanceof Map<?, ?> limits
                ? new Expectation.AtLeast(new BigDecimal(String.valueOf(limits.get("at-least"))))
                : new Expectation.Equals(text(sql, "expect"));
    }

    private static Object read(String file) {
        try {
            var text = Files.readString(Path.of("runbooks", file));
            return new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object at(Object value, String... path) {
        for (var key : path) {
            value = map(value).get(key);
        }
        return value;
    }

    private static String text(Object value, String key) {
        return String.valueOf(at(value, key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
