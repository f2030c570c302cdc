package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.check.CheckReport.CountDifferences;
import dev.tminus.check.CheckReport.RowDifferences;
import dev.tminus.check.CheckReport.Sample;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.check.CheckReport.SingleValue;
import dev.tminus.check.CheckReport.Unfinished;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports that an earlier version kept as evidence stay readable, each in the form that its
/// content has. They lie under `src/test/resources/reports`, one folder a version, and are never
/// changed.
class OldReportsTest {

    private static final Path REPORTS =
            Path.of("src", "test", "resources", "reports", "2026-11-30");
    private static final Instant READ = Instant.parse("2026-11-21T17:00:00Z");
    private static final String FIELD = "H2 2.4.240, database field, schema PUBLIC";

    @Test
    void readsAValue() throws IOException {
        assertThat(old("sql"))
                .isEqualTo(
                        new SingleValue(
                                "李伟",
                                new SideReport(
                                        "field",
                                        FIELD,
                                        READ,
                                        "select name from users where id = 2",
                                        1,
                                        ""),
                                "李伟 🏗"));
        assertThat(old("sql-empty")).isInstanceOf(SingleValue.class);
        assertThat(((SingleValue) old("sql-empty")).answer()).isEqualTo("''");
    }

    @Test
    void readsCountsWithTheirTotals() throws IOException {
        var counts = (CountDifferences) old("counts");

        assertThat(counts.wanted()).isEqualTo("counts within 0.1%");
        assertThat(counts.totals()).containsExactly("303", "306");
        assertThat(counts.sides()).extracting(SideReport::rows).containsExactly(3L, 2L);
        assertThat(counts.comparison().differences()).isEqualTo(4);
        assertThat(counts.comparison().key()).containsExactly("k");
        assertThat(counts.comparison().samples())
                .contains(
                        new Sample(
                                Sample.Kind.CHANGED,
                                List.of("anna", "300"),
                                List.of("anna", "301"),
                                List.of(1)));
    }

    @Test
    void readsRows() throws IOException {
        var rows = (RowDifferences) old("dump");

        assertThat(rows.sides())
                .extracting(SideReport::digest)
                .containsExactly(
                        "8bbf9284bb1712b6fe52176849fe6fd987ea294198321b4bcdf04faa1f0620a2",
                        "b1882c950e9388e83d0d9998e3998c339a37c34af4ecaa1405e18605cc94708d");
        assertThat(rows.comparison().differences()).isEqualTo(4);
        assertThat(rows.comparison().columns().get(2).masked()).isTrue();
        assertThat(rows.comparison().samples()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql-inconclusive", "dump-inconclusive"})
    void readsWhatWasKnownWithoutAVerdict(String name) throws IOException {
        assertThat(old(name)).isInstanceOf(Unfinished.class);
        assertThat(old(name).sides()).extracting(SideReport::server).contains(FIELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql",
                "sql-empty",
                "sql-inconclusive",
                "counts",
                "dump",
                "dump-inconclusive"
            })
    void isTheSameOnceItIsWrittenByThisVersion(String name) throws IOException {
        var out = new ByteArrayOutputStream();

        CheckReports.write(old(name), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"form\" : ");
        assertThat(CheckReports.read(new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(old(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"form\": \"of a later version\", \"wanted\": \"x\", \"sides\": []}",
                "{\"wanted\": \"x\"}",
                "[]",
                "7",
                ""
            })
    void saysOfAnythingElseThatItIsNoReport(String content) {
        var in = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CheckReports.read(in))
                .isInstanceOf(IOException.class)
                .hasMessage("The evidence is no report of a check");
    }

    private static CheckReport old(String name) throws IOException {
        try (var in = Files.newInputStream(REPORTS.resolve(name + ".json"))) {
            return CheckReports.read(in);
        }
    }
}
