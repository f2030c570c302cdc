package dev.tminus.planning;

import static dev.tminus.planning.Finding.Level.ATTENTION;
import static dev.tminus.planning.Finding.Level.FAILED;
import static dev.tminus.planning.Finding.Level.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.Ledger;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.Plans;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CommandCheck;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.source.Fence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightTest {

    private static final Instant ZERO = Wished.ZERO;

    @Test
    void findsNothingToMend() {
        var findings = findings(wished());

        assertThat(findings).allMatch(finding -> finding.level() == GOOD);
        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly(
                        "No other run is planned or under way on qa.",
                        "The runbook has no errors and no warnings.",
                        "hq answers: H2 2.4.240, database hq, schema PUBLIC.",
                        "Every input has a value.",
                        "Every role has enough people.",
                        "Every question is answered.",
                        "2 of 2 steps have a planned time, from T-0 to T+1h.");
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("all is well", wished()),
                arguments("a stranger", wished().by(Plans.person("zoe"))),
                arguments("nobody", wished().by(new Actor.Clock())),
                arguments("an unknown environment", wished().on("moon", Mode.REHEARSAL)),
                arguments("a mode that is not allowed", wished().on("qa", Mode.LIVE)),
                arguments("no build", wished().inputs(Map.of())),
                arguments("a wrong build", wished().inputs(Map.of("build", "new"))),
                arguments("an unknown input", wished().inputs(Map.of("build", "1", "x", "1"))),
                arguments("a wrong answer", wished().answer("long")),
                arguments("no answer", wished().answer("")),
                arguments("no testers", wished().people("qa")),
                arguments("a stranger as tester", wished().people("qa", "zoe")),
                arguments("the doer as tester", wished().people("qa", "ann")),
                arguments("a window that closes first", wished().window(60, 0)),
                arguments("a wrong day", wished().window(-30, 60, DayOfWeek.MONDAY)),
                arguments("a silent server", wished().silent()),
                arguments("a check out of reach", wished().checking(smoke())),
                arguments("a fenced server", wished().fenced()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void failsExactlyWhereAPlanIsRefused(String name, Wished wished) {
        var subject = wished.subject();
        var given = PlanRules.given(subject.runbook(), subject.wish());
        var look = subject.look();

        var refused =
                PlanRules.refusal(
                                        subject.runbook(),
                                        subject.workspace(),
                                        subject.wish(),
                                        subject.actor())
                                .isPresent()
                        || given.problem().isPresent()
                        || PlanRules.refusal(subject.plan()).isPresent()
                        || (look != null && look.verdict() instanceof Fence.Verdict.Refused);

        assertThat(Preflight.of(subject).stream().anyMatch(found -> found.level() == FAILED))
                .as(name)
                .isEqualTo(refused);
    }

    @Test
    void refusesAChecksKindThatThisVersionCannotRun() {
        var sentence =
                "Check `smoke` is of the kind `command`: this version cannot run it yet. Do it by"
                        + " hand as a `manual` step with evidence.";
        var subject = wished().checking(smoke()).subject();

        assertThat(Preflight.of(subject))
                .contains(new Finding(FAILED, Finding.Topic.RUNBOOK, "", sentence, ""));
        assertThat(
                        PlanRules.refusal(
                                subject.runbook(),
                                subject.workspace(),
                                subject.wish(),
                                subject.actor()))
                .contains(sentence);
    }

    private static CommandCheck smoke() {
        return new CommandCheck(
                new CheckBasics(new CheckId("smoke"), "Smoke", Duration.ofMinutes(1), null),
                new ProgramName("smoke"),
                List.of());
    }

    @Test
    void saysWhatEachSourceSaid() {
        assertThat(findings(wished().silent()))
                .contains(
                        new Finding(
                                FAILED,
                                Finding.Topic.SOURCE,
                                "hq",
                                "Source hq in qa gave no answer within 8s.",
                                "A run is planned when its sources answer; write exists: later for"
                                        + " one that comes into being during the release."));
        assertThat(findings(wished().fenced()))
                .contains(
                        new Finding(
                                FAILED,
                                Finding.Topic.SOURCE,
                                "hq",
                                "hq in qa is really hq in production.",
                                ""));
    }

    @Test
    void saysWhatAnOpenQuestionKeepsShutAndSinceWhenItIsDue() {
        var findings = findings(wished().answer("").now(ZERO.minus(Duration.ofDays(1))));

        assertThat(findings)
                .contains(
                        new Finding(
                                ATTENTION,
                                Finding.Topic.QUESTION,
                                "time",
                                "\"How long?\" is not answered. Step 1.2, Open Field, does not"
                                        + " begin before it is. The plan assumes 2h.",
                                "Answer it here, or ops answers it in the run; it is due at T-2d,"
                                        + " which has passed."));
    }

    @Test
    void countsStepsThatArePlannedInThePast() {
        assertThat(sentences(wished().now(ZERO.plusSeconds(60))))
                .containsExactly("Step 1.1 Deploy Field is planned in the past.");
        assertThat(sentences(wished().now(ZERO.plus(Duration.ofDays(1)))))
                .containsExactly("2 steps are planned in the past, the first is 1.1 Deploy Field.");
    }

    @Test
    void saysWhoIsAsleepThoughTheyShouldBeAwake() {
        var early = wished().window(-180, 180);
        var late = wished().window(-180, 180).zero(ZERO.plus(Duration.ofHours(15)));

        assertThat(sentences(early))
                .containsExactly(
                        "Shanghai is asleep for 1h of the window, and should be awake as qa.");
        assertThat(sentences(late))
                .containsExactly(
                        "Shanghai is asleep for 4h of the window, and should be awake as qa.");
    }

    @Test
    void looksAtTheWeekdayOfALiveRunAlone() {
        var monday = wished().window(-30, 60, DayOfWeek.MONDAY);

        assertThat(sentences(monday)).isEmpty();
        assertThat(sentences(monday.on("production", Mode.LIVE)))
                .containsExactly(
                        "The window opens on Fri 2026-12-04 in America/New_York, but the runbook"
                                + " allows Mon. Choose another T-0.");
    }

    @Test
    void namesAChangeOfTheClocksThatTheReleaseCrosses() {
        var zero = Instant.parse("2026-11-01T05:30:00Z");

        assertThat(sentences(wished().zero(zero).now(zero.minusSeconds(60))))
                .containsExactly(
                        "In America/New_York the clock goes back from 02:00 to 01:00 on 2026-11-01,"
                                + " while this release is under way.");
    }

    @Test
    void seesThatNobodyIsLeftToSign() {
        assertThat(sentences(wished().people("qa", "ann").people("ops", "ann")))
                .containsExactly(
                        "Step 1.1, Deploy Field, is signed by qa, and whoever does a step does not"
                                + " sign it: nobody else is left.");
    }

    @Test
    void saysThatTheFileIsAnotherOneByNow() {
        assertThat(sentences(wished().fileChanged()))
                .containsExactly(
                        "The file or the workspace has changed since this page was opened, and what"
                                + " was there then is planned.");
    }

    @Test
    void refusesASecondLiveRunAsPlanningDoes(@TempDir Path home) {
        var runbook = Plans.sideBySide(2);
        var version = ContentHash.of(runbook.id().value().getBytes(StandardCharsets.UTF_8));
        var wish = Plans.live(version, ZERO);
        try (var ledger = Ledger.inFolder(home, runbook)) {
            var before = ledger.planning().preflight(wish, Plans.MANAGER);
            ledger.planning().plan(CommandId.fresh(), Plans.MANAGER, wish);

            var after = ledger.planning().preflight(wish, Plans.MANAGER);

            var refused = ledger.planning().plan(CommandId.fresh(), Plans.MANAGER, wish);
            assertThat(before).allMatch(finding -> finding.level() == GOOD);
            assertThat(after)
                    .filteredOn(finding -> finding.level() == FAILED)
                    .extracting(Finding::what)
                    .containsExactly(((CommandResult.Refused) refused).reason());
            assertThat(ledger.runs().list()).hasSize(1);
        }
    }

    private static Wished wished() {
        return new Wished();
    }

    private static List<Finding> findings(Wished wished) {
        return Preflight.of(wished.subject());
    }

    /// What somebody should look at.
    private static List<String> sentences(Wished wished) {
        return findings(wished).stream()
                .filter(finding -> finding.level() == ATTENTION)
                .map(Finding::what)
                .toList();
    }
}
