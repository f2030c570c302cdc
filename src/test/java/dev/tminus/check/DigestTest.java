package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.comparison.BothSides.Both;
import dev.tminus.comparison.Compared;
import dev.tminus.comparison.ComparedColumn;
import dev.tminus.comparison.Layout;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.source.Column;
import dev.tminus.source.Column.Spelling;
import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a signature covers of the data is made of values and never of words for people: a better
/// sentence changes no digest, and another value always does. The digests stand here in full, so
/// that none changes unnoticed.
class DigestTest {

    private static final Side.Table LEFT = new Side.Table(new SourceName("field"), "users");
    private static final Side.Table RIGHT = new Side.Table(new SourceName("hq"), "users");
    private static final ColumnRule ROUNDED =
            new ColumnRule(
                    new Tolerance.Absolute(new BigDecimal("0.010")), Duration.ZERO, false, false);

    @Test
    void isThatOfEveryPartWithItsTypeAndLength() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        part(out, 't', "tminus data 2".getBytes(StandardCharsets.UTF_8));
        part(out, 't', "counts".getBytes(StandardCharsets.UTF_8));
        part(out, 'k', new byte[] {'t', 0, 0, 0, 2, (byte) 0xC3, (byte) 0xA9, 't', -1, -1, -1, -1});
        part(out, 'n', "4812".getBytes(StandardCharsets.UTF_8));
        part(out, 'n', null);
        part(out, '%', null);
        part(out, 'n', "0.5".getBytes(StandardCharsets.UTF_8));
        part(out, 'b', new byte[] {1});

        var digest =
                new Digest("counts")
                        .add(Key.of(List.of(new Value(Kind.TEXT, "é"), new Value(Kind.TEXT, null))))
                        .add(new BigDecimal("4812.00"))
                        .add((BigDecimal) null)
                        .add(new Tolerance.Percent(new BigDecimal("0.50")))
                        .add(true);

        var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        assertThat(digest.hex()).isEqualTo(HexFormat.of().formatHex(sha256));
    }

    private static void part(DataOutputStream out, char type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes == null ? -1 : bytes.length);
        out.write(bytes == null ? new byte[0] : bytes);
    }

    @Test
    void ofCountsStaysWhatItIs() throws Exception {
        assertThat(List.of(counts(Tolerance.NONE, 1, false), counts(percent("5"), 1, true)))
                .containsExactly(
                        "09a18cb9ae1dd3dd386d308fcba7f022cb043d867eae2ead314434f79f4f1578",
                        "4c4f587ef06f1cad25a3bd20032d50f563a6e2a0f548c87b1f33da6337c54ff8");
    }

    @Test
    void ofDumpsStaysWhatItIs() {
        var allow = new Allowance(percent("0.1"), Tolerance.NONE, Tolerance.NONE);

        var plain = dump(layout(Spelling.EXACT, ColumnRule.EXACT, List.of()), Allowance.NONE);
        var looser = dump(layout(Spelling.JSON, ROUNDED, List.of("seen")), allow);

        assertThat(List.of(plain, looser))
                .containsExactly(
                        "1180561ad2964e18a0a6f6cf6efdc1016a067211869b9dfc416df4756a1400bf",
                        "9641224e12e0672d56c5e67c2a9c279e47f075d012cf463a68a1201286cf7e55");
    }

    @Test
    void isAnotherForEveryWayToHoldTheDataAgainstEachOther() throws Exception {
        var digests = new ArrayList<String>();
        for (var rule :
                List.of(
                        ColumnRule.EXACT,
                        ROUNDED,
                        rule(60),
                        trimmed(true, false),
                        trimmed(false, true))) {
            digests.add(dump(layout(Spelling.EXACT, rule, List.of()), Allowance.NONE));
        }
        digests.add(dump(layout(Spelling.JSON, ColumnRule.EXACT, List.of()), Allowance.NONE));
        digests.add(dump(layout(Spelling.PADDED, ColumnRule.EXACT, List.of()), Allowance.NONE));
        digests.add(dump(layout(Spelling.EXACT, ColumnRule.EXACT, List.of("a,b")), Allowance.NONE));
        digests.add(
                dump(layout(Spelling.EXACT, ColumnRule.EXACT, List.of("a", "b")), Allowance.NONE));
        for (var most : List.of(percent("1"), new Tolerance.Absolute(BigDecimal.ONE))) {
            for (var allow :
                    List.of(
                            new Allowance(most, Tolerance.NONE, Tolerance.NONE),
                            new Allowance(Tolerance.NONE, most, Tolerance.NONE),
                            new Allowance(Tolerance.NONE, Tolerance.NONE, most))) {
                digests.add(dump(layout(Spelling.EXACT, ColumnRule.EXACT, List.of()), allow));
            }
        }
        digests.add(counts(Tolerance.NONE, 1, false));
        digests.add(counts(Tolerance.NONE, 1, true));
        digests.add(counts(Tolerance.NONE, 2, false));
        digests.add(counts(percent("1"), 1, false));
        digests.add(counts(new Tolerance.Absolute(BigDecimal.ONE), 1, false));

        assertThat(digests).doesNotHaveDuplicates();
    }

    private static ColumnRule rule(long seconds) {
        return new ColumnRule(Tolerance.NONE, Duration.ofSeconds(seconds), false, false);
    }

    private static ColumnRule trimmed(boolean trim, boolean ignoreCase) {
        return new ColumnRule(Tolerance.NONE, Duration.ZERO, trim, ignoreCase);
    }

    private static Tolerance percent(String most) {
        return new Tolerance.Percent(new BigDecimal(most));
    }

    private static String counts(Tolerance within, long atLeast, boolean sameSource)
            throws Exception {
        var check =
                new CountsCheck(
                        new CheckBasics(new CheckId("users"), "Users", Duration.ofMinutes(5), null),
                        LEFT,
                        RIGHT,
                        within,
                        atLeast,
                        sameSource);
        var tally = new Tally();
        var key = Key.of(List.of(new Value(Kind.TEXT, "anna")));
        tally.add(key, new BigDecimal("100.0"), true);
        tally.add(key, BigDecimal.valueOf(99), false);
        tally.end();
        var compared = new Compared(1, 1, 0, 0, 0, 1, 0, List.of(0L, 1L), 3, 3, List.of());
        var verdict = new CountsVerdict(check, new SideNames(LEFT, RIGHT), tally, compared);
        return verdict.outcome(evidence(), List.of()).dataDigest();
    }

    private static String dump(Layout layout, Allowance allow) {
        var check =
                new DumpCheck(
                        new CheckBasics(new CheckId("users"), "Users", Duration.ofMinutes(5), null),
                        LEFT,
                        RIGHT,
                        List.of("id"),
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        allow,
                        1,
                        false);
        var compared = new Compared(2, 2, 2, 0, 0, 0, 0, List.of(0L, 0L), 3, 3, List.of());
        var verdict = new DumpVerdict(check, new SideNames(LEFT, RIGHT), layout, compared);
        return verdict.outcome(evidence(), new Both<>("aa", "bb"), List.of()).dataDigest();
    }

    private static Layout layout(Spelling spelling, ColumnRule rule, List<String> ignored) {
        var columns =
                List.of(
                        new ComparedColumn(
                                "id", Kind.NUMBER, Spelling.EXACT, true, false, ColumnRule.EXACT),
                        new ComparedColumn("note", Kind.TEXT, spelling, false, false, rule));
        var placed =
                List.of(
                        new Layout.SideColumn(0, new Column("id", Kind.NUMBER)),
                        new Layout.SideColumn(1, new Column("note", Kind.TEXT)));
        return new Layout(columns, true, 1, placed, placed, ignored);
    }

    private static AttemptEvidence evidence() {
        return new AttemptEvidence(
                new EvidenceStore(Path.of("unused")),
                new CheckId("users"),
                "whatever people are told");
    }
}
