package dev.tminus.ui;

import dev.tminus.check.CheckReport;
import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.Sample.Kind;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.check.CheckReports;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Outcomes of checks with the evidence behind them, as the pictures show them.
public final class SampleReports {

    public static final String DIFFERENCES = "kind,user_id,column,hq,field\nchanged,10482,a,2,1\n";
    public static final String LEFT_DUMP = "user_id,email\n10482,\"=cmd|'/c calc'!A1\"\n";

    private static final String HQ_DIGEST =
            "7d1e04b9aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c01ffe07d1e23aa9cc90a";
    private static final String FIELD_DIGEST =
            "b3f291aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c01ffe07d1e23aa9c0117e4";
    private static final String HQ_SQL =
            """
            select user_id, lower(email) as email, status,
                   role, locale, time_zone, quota_mb
            from   hq.users
            where  region = 'field' and deleted_at is null
            order by user_id\
            """;
    private static final String FIELD_SQL =
            """
            select id as user_id, lower(mail) as email, state as status,
                   role, locale, tz as time_zone, quota_mb -- <b>bold</b>
            from   field.account
            where  removed = false
            order by user_id\
            """;

    private SampleReports() {}

    /// 50 of 48,212 users differ, and all of it is kept.
    public static Outcome usersDiffer(EvidenceStore store) {
        var samples = new ArrayList<CheckReport.Sample>();
        for (var i = 0; i < 38; i++) {
            samples.add(changed(i));
        }
        for (var i = 0; i < 9; i++) {
            var row = row(20_000 + i, "active", "en_US", "2048");
            samples.add(new CheckReport.Sample(Kind.MISSING, row, null, List.of()));
        }
        for (var i = 0; i < 3; i++) {
            var row = row(30_000 + i, null, "", "2048");
            samples.add(new CheckReport.Sample(Kind.EXTRA, null, row, List.of()));
        }
        return new Outcome.Failed(
                "hq and field differ in 50 rows: 9 missing in field, 3 missing in hq, 38 changed;"
                        + " 0 wanted.",
                List.of(new Outcome.Fact("hq", "48,212 rows"), new Outcome.Fact("field", "48,206")),
                HQ_DIGEST,
                List.of(
                        keep(store, EvidenceRef.Kind.LEFT_DUMP, "users-hq.csv", LEFT_DUMP),
                        keep(store, EvidenceRef.Kind.RIGHT_DUMP, "users-field.csv", "user_id\n"),
                        keep(store, EvidenceRef.Kind.LEFT_SIDECAR, "users-hq.json", "{\"a\": 1}"),
                        keep(store, EvidenceRef.Kind.RIGHT_SIDECAR, "users-field.json", "{}"),
                        keep(
                                store,
                                EvidenceRef.Kind.DIFFERENCES,
                                "users-differences.csv",
                                DIFFERENCES),
                        keep(store, users(48_165, 9, 3, 38, samples))));
    }

    /// More differences than a report holds, and one column masked.
    public static Outcome manyDiffer(EvidenceStore store) {
        var samples = new ArrayList<CheckReport.Sample>();
        for (var i = 0; i < 200; i++) {
            samples.add(changed(i));
        }
        return new Outcome.Failed(
                "hq and field differ in 4,812 rows: 4,812 changed; 0 wanted.",
                List.of(),
                FIELD_DIGEST,
                List.of(keep(store, users(43_400, 0, 0, 4_812, samples))));
    }

    public static Outcome usersAreTheSame(EvidenceStore store) {
        return new Outcome.Passed(
                "hq has 48,212 rows and field 48,212, all the same.",
                List.of(
                        new Outcome.Fact("hq", "48,212 rows"),
                        new Outcome.Fact(CheckReport.SNAPSHOT, "one for both sides")),
                HQ_DIGEST,
                List.of(
                        keep(store, EvidenceRef.Kind.LEFT_DUMP, "users-hq.csv", LEFT_DUMP),
                        keep(store, EvidenceRef.Kind.RIGHT_DUMP, "users-field.csv", LEFT_DUMP),
                        keep(store, users(48_212, 0, 0, 0, List.of()))));
    }

    public static Outcome countsDiffer(EvidenceStore store) {
        var columns =
                List.of(
                        new ColumnReport("project", true, false, false, "", 0),
                        new ColumnReport("count", false, true, false, "within 0.1%", 2));
        var samples =
                List.of(
                        new CheckReport.Sample(
                                Kind.CHANGED,
                                List.of("Big Dig", "4812"),
                                List.of("Big Dig", "4809"),
                                List.of(1)),
                        new CheckReport.Sample(
                                Kind.CHANGED,
                                List.of("Metro", "120"),
                                List.of("Metro", "118"),
                                List.of(1)),
                        new CheckReport.Sample(
                                Kind.MISSING, List.of("Harbour", "7"), null, List.of()));
        var report =
                new CheckReport.CountDifferences(
                        "at most 0.1% apart",
                        List.of(side("hq", HQ_SQL, 14, ""), side("field", FIELD_SQL, 13, "")),
                        List.of("48,212", "48,200"),
                        new Comparison(
                                List.of("project"),
                                11,
                                1,
                                0,
                                2,
                                0,
                                columns,
                                List.of(),
                                samples,
                                "3 of 3"));
        return new Outcome.Failed(
                "hq and field differ in 3 of 14 keys: 1 missing in field and 2 counts differ.",
                List.of(),
                HQ_DIGEST,
                List.of(keep(store, report)));
    }

    public static Outcome queueIsNotEmpty(EvidenceStore store) {
        var query = "select count(*) from migration_queue where state <> 'DONE'";
        var report = new CheckReport.SingleValue("0", side("field", query, 1, ""), "7");
        return new Outcome.Failed(
                "field answers 7, 0 wanted.", List.of(), "aa", List.of(keep(store, report)));
    }

    public static Outcome couldNotRun() {
        return new Outcome.Inconclusive(
                "The database field refused the login of tminus_ro: password authentication failed."
                        + " Check the user and the password of source field in workspace.yaml.",
                List.of(new Outcome.Fact("field is", "PostgreSQL at field-db:5432")));
    }

    private static CheckReport users(
            long matched,
            long missing,
            long extra,
            long changed,
            List<CheckReport.Sample> samples) {
        var all = Math.max(changed, 1);
        var columns =
                List.of(
                        new ColumnReport("user_id", true, true, false, "", 0),
                        new ColumnReport("email", false, false, false, "", changed * 11 / 38),
                        new ColumnReport("status", false, false, false, "", changed * 9 / 38),
                        new ColumnReport("locale", false, false, false, "", changed * 4 / 38),
                        new ColumnReport("quota_mb", false, true, false, "", changed * 21 / 38),
                        new ColumnReport("role", false, false, true, "", 0),
                        new ColumnReport("time_zone", false, false, false, "ignoring case", 0));
        return new CheckReport.RowDifferences(
                "no difference",
                List.of(
                        side("hq", HQ_SQL, matched + missing + changed, HQ_DIGEST),
                        side("field", FIELD_SQL, matched + extra + changed, FIELD_DIGEST)),
                new Comparison(
                        List.of("user_id"),
                        matched,
                        missing,
                        extra,
                        changed,
                        all > 1_000 ? 2 : 0,
                        columns,
                        List.of("updated_at"),
                        samples,
                        "3 of 3"));
    }

    private static CheckReport.Sample changed(int i) {
        var id = 10_482 + 37 * i;
        var left = row(id, "active", "en_US", "2048");
        return switch (i % 4) {
            case 0 ->
                    new CheckReport.Sample(
                            Kind.CHANGED,
                            left,
                            row(id, "active", "en_US", i == 4 ? null : "1024"),
                            List.of(4));
            case 1 ->
                    new CheckReport.Sample(
                            Kind.CHANGED,
                            left,
                            with(left, 1, "acct-%d@mail.example.org".formatted(id)),
                            List.of(1));
            case 2 ->
                    new CheckReport.Sample(
                            Kind.CHANGED,
                            row(id, "suspended", "en_US", "1024"),
                            row(id, "active", "en_US", "2048"),
                            List.of(2, 4));
            default ->
                    new CheckReport.Sample(
                            Kind.CHANGED,
                            row(id, "active", "zh_CN", "1024"),
                            row(id, "active", "en_US", "1024"),
                            List.of(3));
        };
    }

    private static List<@Nullable String> row(
            int id, @Nullable String status, String locale, @Nullable String quota) {
        return Arrays.asList(
                String.valueOf(id),
                "acct-%d@example.org".formatted(id),
                status,
                locale,
                quota,
                "m:9f3c2b71e805",
                "America/New_York");
    }

    private static List<@Nullable String> with(
            List<@Nullable String> row, int place, String value) {
        var other = new ArrayList<>(row);
        other.set(place, value);
        return other;
    }

    private static SideReport side(String name, String query, long rows, String digest) {
        return new SideReport(
                name,
                "PostgreSQL 18.4, database " + name + ", schema public",
                Instant.parse("2026-10-17T17:33:02Z"),
                query,
                rows,
                digest);
    }

    private static EvidenceRef keep(EvidenceStore store, CheckReport report) {
        try (var file = store.begin(EvidenceRef.Kind.REPORT, "report.json")) {
            CheckReports.write(report, file);
            return file.keep();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static EvidenceRef keep(
            EvidenceStore store, EvidenceRef.Kind kind, String name, String content) {
        try (var file = store.begin(kind, name)) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
            return file.keep();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
