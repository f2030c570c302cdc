package dev.tminus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the linter says of small runbooks, each with an accident in it or with none.
class LintCasesTest {

    private static final Path CASES = Path.of("src/test/resources/lint");
    private static final Pattern LINE = Pattern.compile(".*?([^/]+\\.yaml):(\\d+):\\d+: (.*)");

    @TempDir private Path folder;

    @Test
    void noRunIsPlannedWithoutWhatTheWorkspaceDemands() {
        assertThat(lint("protect/a.yaml"))
                .containsExactly(
                        "a.yaml:10 error [unmet-protection] `roll-out` is protected by the"
                                + " workspace and does not require `schema-ok`, so no run can be"
                                + " planned.");
    }

    @Test
    void aGateThatNeedsWalkAroundIsFound() {
        assertThat(lint("accidents/gate-bypassed.yaml"))
                .containsExactly(
                        "gate-bypassed.yaml:15 warning [gate-bypassed] `drop` stands after the gate"
                                + " `go` and does not wait for it: it can start before anybody has said"
                                + " go.");
    }

    @Test
    void aGateThatMayBeLeftOutIsNone() throws IOException {
        var poll = "{role: qa}]";
        var found =
                "gate-bypassed.yaml:14 warning [gate-bypassed] The gate `go` %s, and no other is"
                        + " certain to come before `drop`: it can start though nobody has said go.";

        assertThat(dropped(text -> text.replace(poll, poll + ", when: rehearsal")))
                .containsExactly(found.formatted("may be left out by its `when`"));
        assertThat(dropped(text -> text.replace(poll, poll + ", optional: true")))
                .containsExactly(found.formatted("may be skipped"));
        assertThat(dropped(text -> text.replace(poll, poll + ", when: live"))).isEmpty();
        // the one or the other
        assertThat(
                        dropped(text ->
                                text.replace(
                                        poll + "}",
                                        poll
                                                + ", when: rehearsal}\n      - {id: go-live,"
                                                + " title: Go, type: gate, at: T-10m, poll:"
                                                + " [{role: qa}], when: live}")))
                .isEmpty();
    }

    @Test
    void deploymentsAndAnnouncementsWaitForTheGateToo() throws IOException {
        var drop = "(?m)^.*id: drop,.*$";
        var found =
                "warning [gate-bypassed] `next` stands after the gate `go`"
                        + " and does not wait for it: it can start before anybody has said go.";

        for (var next :
                List.of(
                        "tags: [deploys-app]",
                        "type: announce, to: customers, subject: Live, body: Live")) {
            assertThat(
                            lint(
                                    "accidents/gate-bypassed.yaml",
                                    text ->
                                            text.replace(
                                                            "checks:\n",
                                                            "tags: [deploys-app]\nchecks:\n")
                                                    .replaceAll(
                                                            drop,
                                                            "      - {id: next, title: N, takes:"
                                                                    + " 5m, needs: [compare], "
                                                                    + next
                                                                    + "}")))
                    .as(next)
                    .anyMatch(line -> line.endsWith(found));
        }
    }

    @Test
    void whatNothingTakesBackDoesNotStandBesideTheGate() throws IOException {
        UnaryOperator<String> beside =
                text ->
                        text.replaceAll("(?m)^ {6}(- \\{id: (go|drop),)", "          $1")
                                .replace(
                                        "          - {id: go,",
                                        "      - parallel:\n          - {id: go,");
        var found =
                "gate-bypassed.yaml:16 warning [gate-bypassed] `drop` cannot be taken back and"
                        + " stands side by side with the gate `go`: it can start before anybody"
                        + " has said go.";

        assertThat(dropped(beside)).containsExactly(found);
        assertThat(dropped(text -> beside.apply(text.replace(", destroys: old, keeps: new", ""))))
                .noneMatch(line -> line.contains("gate-bypassed]"));
    }

    @Test
    void aWayBackOverThePointOfNoReturnIsFound() {
        assertThat(lint("accidents/back-over-no-return.yaml"))
                .containsExactly(
                        "back-over-no-return.yaml:18 warning [back-over-no-return] `back` leads"
                                + " back to before `write-new`, which cannot be taken back and may have"
                                + " started when it is opened.");
    }

    @Test
    void whatNamesAContingencyOpensItToo() throws IOException {
        var smoke = "up, until: {every: 10s, for: 5m}}]";
        var found =
                "back-over-no-return.yaml:%d warning [back-over-no-return] `back` leads back to"
                        + " before `write-new`, which cannot be taken back and may have started"
                        + " when it is opened.";
        UnaryOperator<String> before =
                text -> text.replace("of: [smoke], after: write-new", "of: [compare]");

        assertThat(lint("accidents/back-over-no-return.yaml", before))
                .noneMatch(line -> line.contains("back-over-no-return]"));
        for (var opener : List.of("on-fail: back", "on-inconclusive: back")) {
            assertThat(
                            lint(
                                    "accidents/back-over-no-return.yaml",
                                    text ->
                                            before.apply(text)
                                                    .replace(smoke, smoke + ", " + opener)))
                    .as(opener)
                    .contains(found.formatted(18));
        }
        assertThat(
                        lint(
                                "accidents/back-over-no-return.yaml",
                                text ->
                                        before.apply(text)
                                                .replace(
                                                        "contingencies:",
                                                        "watch: [{check: up, from: compare, to:"
                                                                + " smoke, every: 1m, on-fail:"
                                                                + " back}]\ncontingencies:")))
                .contains(found.formatted(19));
        // over before it is crossed
        assertThat(
                        lint(
                                "accidents/back-over-no-return.yaml",
                                text ->
                                        before.apply(text)
                                                .replace(
                                                        "contingencies:",
                                                        "watch: [{check: up, from: close, to:"
                                                                + " write-new, every: 1m, on-fail:"
                                                                + " back}]\ncontingencies:")))
                .noneMatch(line -> line.contains("back-over-no-return]"));
    }

    @Test
    void whatAStepKeepsWasNotDestroyedBeforeIt() throws IOException {
        var lost =
                "error [unproved-destruction] `drop-new` destroys `new` and keeps `old`, which"
                        + " `drop` may have destroyed by then; no comparison of the two has to pass"
                        + " after that.";
        var drop = "      - {id: drop-new, title: Drop, takes: 5m, destroys: new, keeps: old%s}\n";

        assertThat(dropped(text -> text + drop.formatted("")))
                .containsExactly("gate-bypassed.yaml:16 " + lost);
        assertThat(
                        dropped(text ->
                                text
                                        + "      - {id: back, title: Copy back, takes: 5m}\n"
                                        + "      - {id: look, title: Compare, type: check,"
                                        + " takes: 5m, checks: [same]}\n"
                                        + drop.formatted("")))
                .isEmpty();
        assertThat(dropped(text -> text + drop.formatted(", requires: [same]"))).isEmpty();
        // side by side each destroys what the other keeps
        assertThat(dropped(text -> text + drop.formatted(", needs: [go]"))).hasSize(2);
        // one or the other
        assertThat(
                        dropped(text ->
                                text.replace("keeps: new", "keeps: new, when: input.one")
                                                .replace(
                                                        "checks:\n",
                                                        "inputs: {one: {type: boolean,"
                                                                + " required: true}}\n"
                                                                + "checks:\n")
                                        + drop.formatted(", when: not input.one")))
                .isEmpty();
    }

    @Test
    void whatIsNotDoneLiveProvesNothingLive() throws IOException {
        var compare = "takes: 5m, checks: [same]";
        var unproved =
                "gate-bypassed.yaml:15 error [unproved-destruction] `drop` destroys `old`, and no"
                        + " comparison of it with `new` has to pass before.";

        for (var how : List.of("when: rehearsal", "when: mode == rehearsal", "optional: true")) {
            assertThat(dropped(text -> text.replace(compare, compare + ", " + how)))
                    .as(how)
                    .containsExactly(unproved);
        }
        assertThat(dropped(text -> text.replace(compare, compare + ", when: live"))).isEmpty();
        assertThat(
                        dropped(text ->
                                text.replace(compare, compare + ", when: rehearsal")
                                        .replace("keeps: new", "keeps: new, when: rehearsal")))
                .isEmpty();
    }

    /// What is said where the step that drops the old database waits for the gate.
    private List<String> dropped(UnaryOperator<String> change) throws IOException {
        return lint(
                "accidents/gate-bypassed.yaml",
                text -> change.apply(text.replace(", needs: [compare]}", "}")));
    }

    @Test
    void anOnFailWhoseContingencyCannotOpenThereIsFound() {
        assertThat(lint("accidents/on-fail-elsewhere.yaml"))
                .containsExactly(
                        "on-fail-elsewhere.yaml:14 warning [on-fail-elsewhere] `on-fail` of `open`"
                                + " names `back`, which opens only before `move` starts: by then it"
                                + " has, so the run is only held.",
                        "on-fail-elsewhere.yaml:17 warning [on-fail-elsewhere] The watch on `up`"
                                + " names `back`, which opens only before `move` starts: by then it"
                                + " has, so the run is only held.");
    }

    @Test
    void aLimitShorterThanTheWorkIsFound() {
        assertThat(lint("accidents/timeout-too-short.yaml"))
                .containsExactly(
                        "timeout-too-short.yaml:12 warning [limit-too-short] `copy` takes 2h and is"
                                + " stopped after 30m: it is never done in time.",
                        "timeout-too-short.yaml:13 warning [limit-too-short] `settle` takes 1d, and"
                                + " its checks are given up after 1h.");
    }

    @Test
    void publishingNeedsACheckAndNoComparison() throws IOException {
        assertThat(lint("misc/publish.yaml")).isEmpty();
        assertThat(lint("misc/publish.yaml", text -> text.replaceAll("(?m)^.*id: tested.*\n", "")))
                .containsExactly(
                        "publish.yaml:6 warning [unused-check] Nothing uses the check `up`: it is"
                                + " never carried out.",
                        "publish.yaml:11 warning [unproved-irreversible] Nothing takes `publish`"
                                + " back, and no check, gate or sign-off comes before it.");
    }

    @Test
    void aComparisonThatNothingUsesMakesNoReleaseOneOfData() throws IOException {
        assertThat(
                        lint(
                                "misc/publish.yaml",
                                text ->
                                        text.replace(
                                                "{up: {",
                                                "{same: {counts: {left: {source: old, table: t},"
                                                        + " right: {source: new, table: t}}}, up: {")))
                .containsExactly(
                        "publish.yaml:6 warning [unused-check] Nothing uses the check `same`: it is"
                                + " never carried out.");
    }

    @Test
    void anUndoOfAProtectedProgramIsProtectedToo() throws IOException {
        Files.writeString(
                folder.resolve("workspace.yaml"),
                Files.readString(CASES.resolve("protect/workspace.yaml"))
                        .replace("tag: deploys-app", "programs: [deployer]"));
        var file = folder.resolve("a.yaml");
        Files.writeString(
                file,
                Files.readString(CASES.resolve("protect/a.yaml"))
                        .replaceAll(
                                "(?m)^.*id: roll-out.*$",
                                "      - {id: stop, title: Stop, takes: 5m, undo: {takes: 5m,"
                                        + " action: {command: {program: deployer}}}}"));

        assertThat(lint(file))
                .containsExactly(
                        "a.yaml:10 error [unmet-protection] `stop` is protected by the"
                                + " workspace and does not require `schema-ok`, so no run can be"
                                + " planned.");
    }

    @Test
    void whatMustStayWellMayGoOnAfterTheWindow() throws IOException {
        assertThat(lint("misc/soak.yaml")).isEmpty();
        assertThat(lint("misc/soak.yaml", text -> text.replace(", passes: 144", "")))
                .containsExactly(
                        "soak.yaml:5 warning [window-too-short] The window closes at T+1h, 23h 05m"
                                + " before the planned end of `soak`, which starts in it.");
    }

    @Test
    void whatLowersTheTtlNeedsNoLowTtl() throws IOException {
        assertThat(lint("misc/lower-ttl.yaml")).isEmpty();
        assertThat(
                        lint(
                                "misc/lower-ttl.yaml",
                                text -> text.replace("type: A,", "type: A, expect: 192.0.2.1,")))
                .containsExactly(
                        "lower-ttl.yaml:12 warning [dns-without-ttl] `lower` changes the DNS name"
                                + " `host`, and no check before it finds its TTL lowered.");
    }

    @Test
    void onlyALowTtlIsALoweredOne() throws IOException {
        var moved =
                "      - {id: wait, title: Wait, type: wait, for: 1d}\n"
                        + "      - {id: low, title: Low, type: check, takes: 5m, checks: [low]}\n"
                        + "      - {id: move, title: Move, takes: 5m, changes: [{dns:"
                        + " \"{{variables.host}}\"}], undo: {instructions: Put it back}}\n";
        UnaryOperator<String> move = text -> text.replace("verify: [low], ", "") + moved;
        var found =
                "lower-ttl.yaml:15 warning [dns-without-ttl] `move` changes the DNS name `host`,"
                        + " and no check before it finds its TTL lowered.";

        assertThat(lint("misc/lower-ttl.yaml", move)).isEmpty();
        for (var ttl : List.of("at-least: 1h", "at-most: 7d", "at-most: 61m")) {
            assertThat(
                            lint(
                                    "misc/lower-ttl.yaml",
                                    text -> move.apply(text).replace("at-most: 60s", ttl)))
                    .as(ttl)
                    .containsExactly(found);
        }
        assertThat(
                        lint(
                                "misc/lower-ttl.yaml",
                                text -> move.apply(text).replace("at-most: 60s", "at-most: 1h")))
                .isEmpty();
    }

    @Test
    void whatIsAboutADeploymentIsNone() throws IOException {
        var none =
                List.of(
                        "id: wait-for-deploy, type: wait, for: 5m",
                        "id: smoke-after-deploy, type: check, takes: 5m, checks: [schema-ok]",
                        "id: go-deploy, type: gate, poll: [{role: manager}]",
                        "id: no-deploy, takes: 5m",
                        "id: freeze-deploy, takes: 5m",
                        "id: check-deploy, takes: 5m");
        for (var step : none) {
            assertThat(unprotected(step)).as(step).isEmpty();
        }
        for (var name : List.of("deploy", "redeploy", "hq-deploy", "deployment")) {
            assertThat(unprotected("id: " + name + ", takes: 5m"))
                    .containsExactly(
                            "a.yaml:10 warning [unprotected] `"
                                    + name
                                    + "` deploys by its name, and no protection of the workspace is"
                                    + " about it.");
        }
    }

    private List<String> unprotected(String step) throws IOException {
        return lint(
                        "protect/a.yaml",
                        text -> text.replaceAll("(?m)^.*id: roll-out.*$", "      - {" + step + "}"))
                .stream()
                .filter(line -> !line.contains("[no-"))
                .toList();
    }

    @Test
    void aHundredAlikeAreOneLine() throws IOException {
        var steps =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> "      - {id: s%d, title: S}\n".formatted(i))
                        .collect(Collectors.joining());

        assertThat(lint("ew/both.yaml", text -> text.replaceAll("(?ms)^ {6}- .*\\z", "") + steps))
                .containsExactly(
                        "both.yaml:7 warning [unused-check] Nothing uses the check `never-used`: it"
                                + " is never carried out.",
                        "both.yaml:12 warning [no-times] `s1` has no `at` and no `takes`, so the"
                                + " plan gives it no time. 99 more like it: lines 13, 14, 15, 16, 17, …"
                                + " 111.");
    }

    @Test
    void warningsAreSaidBesideErrors() throws IOException {
        var unused =
                "both.yaml:7 warning [unused-check] Nothing uses the check `never-used`: it is"
                        + " never carried out.";
        var untimed =
                "both.yaml:12 warning [no-times] `a` has no `at` and no `takes`, so the plan gives"
                        + " it no time.";

        assertThat(lint("ew/both.yaml")).containsExactly(unused, untimed);
        // an unknown name, an unknown key, a wrong value, a step without an id
        for (var broken :
                List.of(
                        "owner: nobody}",
                        "takse: 5m}",
                        "optional: maybe}",
                        "}\n      - {title: C, takes: 5m}",
                        "owner: manager}\n      - {id: c, type: wait, for: a while}",
                        "owner: manager, sign-off: [{role: [x]}]}",
                        "owner: manager, deadlines: [{after-ready: 5m, do: nothing}]}",
                        "owner: manager, accept: [{lint: no-times, because: []}]}")) {
            var found =
                    lint("ew/both.yaml", text -> text.replace("owner: manager}\n", broken + "\n"));
            assertThat(found).as(broken).contains(unused, untimed).hasSize(3);
            assertThat(found).as(broken).anyMatch(line -> line.contains(" error ["));
        }
        // what the whole file or a phase needs
        for (var needed : List.of("title: Both", "zero: Live", "    owner: manager")) {
            var broken = needed.replaceFirst(":.*", ": [x]");
            assertThat(lint("ew/both.yaml", text -> text.replaceFirst(needed, broken)))
                    .as(broken)
                    .contains(unused, untimed)
                    .hasSize(3);
        }
    }

    @Test
    void whatCannotBeReadIsNotMissing() throws IOException {
        for (var unreadable : List.of("at: tomorrow", "takes: long", "at: T-1h30")) {
            assertThat(
                            lint(
                                    "ew/both.yaml",
                                    text ->
                                            text.replace(
                                                    "{id: a, ", "{id: a, " + unreadable + ", ")))
                    .as(unreadable)
                    .hasSize(2)
                    .noneMatch(line -> line.contains("[no-times]"));
        }
    }

    @Test
    void whatChangesNothingNeedsNoUndo() throws IOException {
        assertThat(lint("misc/read-only-action.yaml"))
                .containsExactly(
                        "read-only-action.yaml:10 warning [no-undo] `report` comes before the point"
                                + " of no return and does not say how it is taken back.");
        assertThat(
                        lint(
                                "misc/read-only-action.yaml",
                                text -> text.replace("idempotent: true", "read-only: true")))
                .isEmpty();
        assertThat(
                        lint(
                                "misc/read-only-action.yaml",
                                text ->
                                        text.replace(
                                                "idempotent: true",
                                                "read-only: true, undo: {instructions: No}")))
                .containsExactly(
                        "read-only-action.yaml:10 error [conflicting-keys] What is `read-only`"
                                + " changes nothing, and this step has `undo`.");
    }

    @Test
    void aWrongCopyMayBeDestroyedBecauseItsComparisonFailed() throws IOException {
        assertThat(dropCopy("keeps: old", text -> text))
                .containsExactly(
                        "`drop-copy` destroys `new`, and no comparison of it with `old` has to pass"
                                + " before.");
        assertThat(dropCopy("keeps: old, because-failed: same", text -> text)).isEmpty();
        // what was recorded of the old one is whole in the spare one
        assertThat(
                        dropCopy(
                                "keeps: spare, requires: [spare-whole], because-failed: same",
                                text -> text))
                .isEmpty();
        assertThat(dropCopy("keeps: spare, because-failed: same", text -> text))
                .containsExactly(wrong("`same` does not compare `new` with what survives"));
    }

    @Test
    void aWrongCopyIsNotDestroyedWhereItMayBeTheOnlyOne() throws IOException {
        var drop = "keeps: old, because-failed: same";
        var open = wrong("`wrong` can be opened though `same` has not failed");

        assertThat(dropCopy(drop, text -> text.replace("[failed]", "[failed, inconclusive]")))
                .containsExactly(open);
        assertThat(dropCopy(drop, text -> text.replace("[failed]", "[failed, person]")))
                .containsExactly(open);
        assertThat(dropCopy(drop, text -> text.replace("of: [compare]", "of: [copy]")))
                .containsExactly(open);
        assertThat(
                        dropCopy(
                                drop,
                                text ->
                                        text.replace(
                                                "on-fail:", "on-inconclusive: wrong, on-fail:")))
                .containsExactly(open);
        assertThat(dropCopy(drop, text -> text.replace("{retry: copy}", "resume")))
                .containsExactly(wrong("`wrong` lets the release go on without the copy"));
        assertThat(dropCopy(drop, text -> text.replace("takes: 1h}", "takes: 1h, opens: new}")))
                .contains(
                        wrong(
                                "`copy` may have let users in by then, so it may hold what is"
                                        + " nowhere else"));
        assertThat(
                        dropCopy(
                                drop,
                                text ->
                                        text.replace(
                                                "takes: 1h}",
                                                "takes: 1h, destroys: old, keeps: spare}")))
                .contains(wrong("`copy` may have destroyed what is to survive by then"));
        // beside the comparison, before the drop, and by a signature
        assertThat(
                        dropCopy(
                                drop,
                                text ->
                                        text.replace(
                                                "contingencies:",
                                                "      - {id: beside, title: Let in, takes: 5m,"
                                                        + " needs: [copy], opens: new}\n"
                                                        + "contingencies:")))
                .containsExactly(
                        wrong(
                                "`beside` may have let users in by then, so it may hold what is"
                                        + " nowhere else"));
        assertThat(
                        dropCopy(
                                drop,
                                text ->
                                        text.replace(
                                                "- {id: drop-copy",
                                                "- {id: let-in, title: Let in, opens: new}\n"
                                                        + "      - {id: drop-copy")))
                .containsExactly(
                        wrong(
                                "`let-in` may have let users in by then, so it may hold what is"
                                        + " nowhere else"));
        assertThat(
                        dropCopy(
                                drop,
                                text ->
                                        text.replace(
                                                "contingencies:",
                                                "      - {id: later, title: Look, takes: 5m,"
                                                        + " sign-off: [{role: qa, on-refuse: wrong}]}\n"
                                                        + "contingencies:")))
                .containsExactly(open);
        // what comes after the comparison has not started
        assertThat(
                        dropCopy(
                                drop,
                                text ->
                                        text.replace(
                                                "contingencies:",
                                                "      - {id: later, title: Let in, takes: 5m,"
                                                        + " opens: new}\n"
                                                        + "contingencies:")))
                .isEmpty();
    }

    private static String wrong(String fault) {
        return "`drop-copy` destroys `new` because `same` failed: " + fault + ".";
    }

    /// What is said of destructions.
    private List<String> dropCopy(String how, UnaryOperator<String> change) throws IOException {
        return lint(
                        "wrongcopy/w.yaml",
                        text ->
                                change.apply(
                                        text.replace(
                                                "Drop the wrong copy}",
                                                "Drop the wrong copy, destroys: new, "
                                                        + how
                                                        + "}")))
                .stream()
                .filter(line -> line.contains(" error ["))
                .map(line -> line.replaceAll(".*? error \\[[a-z-]+] ", ""))
                .toList();
    }

    @Test
    void aStepThatRunsAnotherRunbookFitsIt() throws IOException {
        var unfilled =
                "error [child-runbook] The runbook `child` has the role `deployer`, which nobody"
                        + " fills here.";
        var found =
                List.of(
                        "parent.yaml:10 error [child-runbook] `typo` runs the runbook `chidl`, and"
                                + " there is none among the files.",
                        "parent.yaml:11 error [child-runbook] The runbook `child` asks for the"
                                + " input `build`, and `no-input` gives none.",
                        "parent.yaml:11 " + unfilled,
                        "parent.yaml:12 error [child-runbook] The runbook `child` asks for the"
                                + " input `build`, and `bad-input` gives none.",
                        "parent.yaml:12 error [child-runbook] The runbook `child` has no input"
                                + " `biuld`.",
                        "parent.yaml:12 error [child-runbook] The runbook `child` has no role"
                                + " `deployr`.",
                        "parent.yaml:12 " + unfilled,
                        "parent.yaml:13 error [child-runbook] `after` needs `no-input/nonsense`,"
                                + " and the runbook `child` has no step `nonsense`.");

        assertThat(lint("child/parent.yaml")).containsExactlyInAnyOrderElementsOf(found);
        assertThat(lint("child/child.yaml")).isEmpty();
        // a circle
        Files.writeString(
                folder.resolve("child.yaml"),
                Files.readString(CASES.resolve("child/child.yaml"))
                                .replace("inputs: {build: {type: text, required: true}}\n", "")
                        + "      - {id: again, takes: 5m, type: runbook, runbook: {id: parent,"
                        + " roles: {manager: manager}}}\n");
        assertThat(
                        lint(
                                "child/parent.yaml",
                                text ->
                                        text.replaceAll("(?m)^.*id: (typo|bad-input|after).*\n", "")
                                                .replace(
                                                        "{id: child}",
                                                        "{id: child, roles: {deployer: manager}}")))
                .containsExactly(
                        "parent.yaml:10 error [child-runbook] `parent` runs itself: parent -> child"
                                + " -> parent.");
    }

    @Test
    void aNameThatAChildDoesNotKnowIsFound() throws IOException {
        Files.writeString(
                folder.resolve("child.yaml"),
                Files.readString(CASES.resolve("child/child.yaml"))
                        .replace("takes: 5m}", "takes: 5m, verify: [schema-ok]}"));

        assertThat(
                        lint(
                                "child/parent.yaml",
                                text ->
                                        text.replaceAll("(?m)^.*id: (typo|bad-input|after).*\n", "")
                                                .replace(
                                                        "{id: child}",
                                                        "{id: child, inputs: {build: a}, roles:"
                                                                + " {deployer: manager}, names: {zz:"
                                                                + " app, app: app}}")))
                .containsExactly(
                        "parent.yaml:10 error [child-runbook] The runbook `child` has no source or"
                                + " endpoint `zz`.");
    }

    @Test
    void aChildWithErrorsIsNotMissing() throws IOException {
        Files.writeString(
                folder.resolve("child.yaml"),
                Files.readString(CASES.resolve("child/child.yaml"))
                        + "      - {id: worse, takes: soon}\n");
        assertThat(
                        lint(
                                "child/parent.yaml",
                                text ->
                                        text.replaceAll(
                                                "(?m)^.*id: (typo|bad-input|after).*\n", "")))
                .containsExactly(
                        "parent.yaml:10 error [child-runbook] `no-input` runs the runbook `child`,"
                                + " which has errors.");
    }

    @Test
    void whatAChildIsGivenFitsItsInputs() throws IOException {
        assertThat(
                        given(
                                "{type: integer}",
                                "seven",
                                "\"{{input.n}}\"",
                                "\"{{input.t}}\"",
                                "\"{{input.when}}\"",
                                "\"{{variables.v}}\""))
                .containsExactly(
                        "expected a whole number such as `42`, found `seven`",
                        "expected a value of the type `integer`, and `{{input.when}}` is of the"
                                + " type `timestamp`",
                        "expected a whole number such as `42`, and `{{variables.v}}` is `v7`");
        assertThat(
                        given(
                                "{type: text, pattern: \"v[0-9]+\"}",
                                "7",
                                "v7",
                                "\"{{variables.v}}\"",
                                "\"{{input.t}}\"",
                                "\"{{input.all}}\""))
                .containsExactly(
                        "expected a text that matches `v[0-9]+`, found `7`",
                        "expected a value of the type `text`, and `{{input.all}}` is of the type"
                                + " `list`");
        assertThat(
                        given(
                                "{type: choice, choices: [a, b]}",
                                "c",
                                "b",
                                "\"{{input.c}}\"",
                                "\"{{input.n}}\""))
                .containsExactly(
                        "expected one of `a`, `b`, found `c`",
                        "expected one of `a`, `b`, and `{{input.c}}` is one of `x` and `y`");
        assertThat(given("{type: boolean, must-be: \"true\"}", "\"false\"", "\"true\""))
                .containsExactly("expected `true`, found `false`");
        assertThat(given("{type: duration}", "soon", "15m", "\"{{input.n}}\"", "\"{{input.ok}}\""))
                .containsExactly(
                        "expected a duration such as `2h`, found `soon`",
                        "expected a value of the type `duration`, and `{{input.n}}` is of the type"
                                + " `integer`",
                        "expected a duration such as `2h`, and `{{input.ok}}` is one of `true` and"
                                + " `false`");
        assertThat(given("{type: timestamp}", "tomorrow", "\"2026-12-05T14:00:00Z\""))
                .containsExactly(
                        "expected a moment in UTC such as `2026-12-05T14:00:00Z`, found"
                                + " `tomorrow`");
    }

    /// What is said of values that a step gives to an input of its child.
    private List<String> given(String input, String... values) throws IOException {
        Files.writeString(
                folder.resolve("child.yaml"),
                Files.readString(CASES.resolve("child/child.yaml"))
                        .replace("{type: text, required: true}", input));
        var steps =
                IntStream.range(0, values.length)
                        .mapToObj(i ->
                                "      - {id: s%d, title: S, takes: 5m, type: runbook, runbook: {id: child, roles: {deployer: manager}, inputs: {build: %s}}}\n"
                                        .formatted(i, values[i]))
                        .collect(Collectors.joining());
        return lint(
                        "child/parent.yaml",
                        text ->
                                text.replaceAll("(?ms)^ {6}- .*\\z", "")
                                                .replace(
                                                        "phases:",
                                                        """
                                                        variables: {v: v7}
                                                        inputs:
                                                          n: {type: integer, required: true}
                                                          t: {type: text, required: true}
                                                          c: {type: choice, choices: [x, y], required: true}
                                                          ok: {type: boolean, required: true}
                                                          all: {type: list, required: true}
                                                          when: {type: timestamp, required: true}
                                                        phases:\
                                                        """)
                                        + steps)
                .stream()
                .map(line ->
                        line.replaceAll(
                                ".* error \\[child-runbook] The input `build` of the runbook"
                                        + " `child`: (.*)\\.$",
                                "$1"))
                .toList();
    }

    @Test
    void timesThatFitForNoZeroAreAnError() throws IOException {
        assertThat(windowed("{opens: T-0d 09:00, closes: T-0d 08:00}"))
                .containsExactly(
                        "at.yaml:6 error [never-planned] No run can be planned, whatever T-0 is:"
                                + " The window opens at T-0d 09:00 and closes at T-0d 08:00, which is"
                                + " not after it.");
        assertThat(windowed("{opens: T-1d, closes: T-36h}")).hasSize(1);
        // they depend on T-0
        assertThat(windowed("{opens: T-2h, closes: T-0d 08:00}")).isEmpty();
        assertThat(windowed("{opens: T-1d 23:00, closes: T-20h}")).isEmpty();
    }

    private List<String> windowed(String window) throws IOException {
        return lint(
                        "at/at.yaml",
                        text -> text.replace("phases:", "window: " + window + "\nphases:"))
                .stream()
                .filter(line -> line.contains("error"))
                .toList();
    }

    @Test
    void branchesThatExcludeEachOtherDoNotAddUp() {
        assertThat(lint("branch/branch.yaml")).isEmpty();
        assertThat(show("branch/branch.yaml"))
                .contains(
                        "1.1*  The fast way  fast  manager  T-1h  1h     Sat 2026-12-05 08:00",
                        "1.2*  The slow way  slow  manager  T-1h  1h     Sat 2026-12-05 08:00",
                        "1.3   Go live       live  manager  T-0   5m     Sat 2026-12-05 09:00");
        assertThat(show("branch/branch.yaml", "--input", "way=fast"))
                .contains(
                        "1.1*  The fast way  fast  manager  T-1h  1h     Sat 2026-12-05 08:00",
                        "1.2*  The slow way  slow  manager  -     1h",
                        "1.3   Go live       live  manager  T-0   5m     Sat 2026-12-05 09:00",
                        "- not planned: its `when` does not hold, or is assumed not to.");
        assertThat(show("branch/branch.yaml", "--input", "way=medium"))
                .containsExactly(
                        "tminus show: --input way: Way is \"medium\"; write one of fast, slow.");
        assertThat(show("branch/branch.yaml", "--input", "wya=fast"))
                .containsExactly("tminus show: --input: the runbook has no input \"wya\".");
    }

    @Test
    void sizesThatNoValueHasTogetherDoNotAddUp() throws IOException {
        assertThat(bySize("integer", "> 1000", "<= 1000")).isEmpty();
        assertThat(bySize("integer", "> 5", "< 6")).isEmpty();
        assertThat(bySize("integer", "== 1000", "!= 1000")).isEmpty();
        assertThat(bySize("integer", "== 7", "> 7")).isEmpty();
        assertThat(bySize("decimal", ">= 0.5", "< 0.50")).isEmpty();
        assertThat(bySize("duration", "> 60m", "<= 1h")).isEmpty();
        // one value is enough for both
        assertThat(bySize("integer", ">= 1000", "<= 1000")).hasSize(2);
        assertThat(bySize("integer", "> 5", "< 7")).hasSize(2);
        assertThat(bySize("integer", "!= 5", "> 5")).hasSize(2);
        assertThat(bySize("decimal", "> 5", "< 6")).hasSize(2);
        assertThat(bySize("duration", ">= 60m", "<= 1h")).hasSize(2);
    }

    private List<String> bySize(String type, String fast, String slow) throws IOException {
        return lint(
                "branch/branch.yaml",
                text ->
                        text.replace("type: choice, choices: [fast, slow]", "type: " + type)
                                .replace("== fast", fast)
                                .replace("== slow", slow));
    }

    @Test
    void aPlannedDeadlineEndsNoStepBeforeItsPlannedEnd() throws IOException {
        assertThat(deadline("{at: T-1h30m, do: hold}"))
                .containsExactly(
                        "branch.yaml:11 warning [limit-too-short] A deadline of `fast` holds the"
                                + " run at T-1h30m, before the step is planned to end.");
        assertThat(deadline("{at: T-1m, do: escalate}"))
                .containsExactly(
                        "branch.yaml:11 warning [limit-too-short] A deadline of `fast` escalates at"
                                + " T-1m, before the step is planned to end.");
        assertThat(deadline("{at: T-0, do: hold}")).isEmpty();
        assertThat(deadline("{at: T-90m, do: remind}")).isEmpty();
        // it depends on T-0
        assertThat(deadline("{at: T-0d 08:00, do: hold}")).isEmpty();
        assertThat(deadline("{at: T-1d 08:00, do: hold}")).hasSize(1);
    }

    private List<String> deadline(String deadline) throws IOException {
        return lint(
                "branch/branch.yaml",
                text ->
                        text.replace(
                                "title: The fast way,",
                                "title: The fast way, deadlines: [" + deadline + "],"));
    }

    @Test
    void plansReckonWithWhatIsAssumed() throws IOException {
        assertThat(lint("branch/assume-step.yaml")).isEmpty();
        assertThat(show("branch/assume-step.yaml"))
                .contains(
                        "1.1*  The fast way  fast  manager  T-1h  1h     Sat 2026-12-05 08:00",
                        "1.2*  The slow way  slow  manager  -     1h",
                        "1.3   Go live       live  manager  T-0   5m     Sat 2026-12-05 09:00");
        // what is known outweighs what was assumed
        assertThat(show("branch/assume-step.yaml", "--input", "way=slow"))
                .contains(
                        "1.1*  The fast way  fast  manager  -     1h",
                        "1.2*  The slow way  slow  manager  T-1h  1h     Sat 2026-12-05 08:00");
        assertThat(lint("branch/branch.yaml", text -> text.replace("way == slow", "way != fast")))
                .isEmpty();
        assertThat(lint("branch/branch.yaml", text -> text.replace("way == slow", "way == fast")))
                .hasSize(2);
    }

    @Test
    void aSlipThatDependsOnTheTimeOfDaySaysSo() throws IOException {
        assertThat(lint("at/at.yaml"))
                .containsExactly(
                        "at.yaml:11 warning [at-before-needs] By the durations of the steps before"
                                + " it, `live` cannot start at its `at` when T-0 is before 11:00 (UTC):"
                                + " it is up to 11h late.");
        assertThat(lint("at/at.yaml", text -> text.replace("T-0d 07:00", "T-1h")))
                .containsExactly(
                        "at.yaml:11 warning [at-before-needs] By the durations of the steps before"
                                + " it, `live` cannot start before 3h after its `at`.");
        assertThat(lint("at/at.yaml", text -> text.replace("T-0d 07:00", "T-1d 07:00"))).isEmpty();
    }

    @Test
    void thePlanMarksWhatSlips() {
        assertThat(show("at/at.yaml"))
                .contains(
                        "1.1  Long work  morning  manager  T-0d 07:00                  4h     Sat"
                                + " 2026-12-05 07:00",
                        "1.2  Go live    live     manager  planned T-0, possible T+2h  5m     Sat"
                                + " 2026-12-05 11:00");
    }

    @Test
    void secondsAreShownWhereTheyMatter() {
        assertThat(show("at/sec.yaml"))
                .contains(
                        "1.1  A     a     manager  T-0      55s    Sat 2026-12-05 09:00",
                        "1.2  B     b     manager  T+55s    10s    Sat 2026-12-05 09:00:55",
                        "1.3  C     c     manager  T+1m05s  10s    Sat 2026-12-05 09:01:05",
                        "1.4  D     d     manager  T+1m15s  50s    Sat 2026-12-05 09:01:15",
                        "1.5  Tell  tell  manager  T+2m05s  1m     Sat 2026-12-05 09:02:05",
                        "1.6  E     e     manager  T+3m05s  5m     Sat 2026-12-05 09:03:05");
    }

    @Test
    void aVoteLeavesNoDurationOpen() {
        assertThat(show("misc/announce-plus.yaml"))
                .contains(
                        "1.1  A     a     manager  T-0   5m     Sat 2026-12-05 09:00",
                        "1.2  Tell  tell  manager  T+5m         Sat 2026-12-05 09:05",
                        "1.3  B     b     manager  T+5m  5m     Sat 2026-12-05 09:05")
                .noneMatch(line -> line.endsWith("+") || line.startsWith("+"));
    }

    /// The plan for a Saturday, or why there is none.
    private static List<String> show(String name, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        var args =
                Stream.concat(
                                Stream.of(
                                        "show",
                                        CASES.resolve(name).toString(),
                                        "--zero",
                                        "2026-12-05T09:00"),
                                Stream.of(more))
                        .toArray(String[]::new);
        Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
        return (out + err.toString())
                .lines()
                .filter(line -> !line.startsWith("Usage") && !line.isBlank())
                .filter(line -> !line.startsWith("Try "))
                .toList();
    }

    private List<String> lint(String name) {
        return lint(CASES.resolve(name));
    }

    /// The same of a file that was changed.
    private List<String> lint(String name, UnaryOperator<String> change) throws IOException {
        var file = CASES.resolve(name);
        var changed = folder.resolve(file.getFileName());
        Files.writeString(changed, change.apply(Files.readString(file)));
        Files.writeString(
                folder.resolve("workspace.yaml"),
                Files.readString(file.resolveSibling("workspace.yaml")));
        return lint(changed);
    }

    /// File, line and message of each.
    private static List<String> lint(Path... files) {
        var out = new StringWriter();
        var args =
                Stream.concat(Stream.of("lint"), Stream.of(files).map(Path::toString))
                        .toArray(String[]::new);
        Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), args);
        return out.toString()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1) + ":" + line.group(2) + " " + line.group(3))
                .toList();
    }
}
