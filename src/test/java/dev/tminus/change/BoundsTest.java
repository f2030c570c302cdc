package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bound and every protection has a direction: what lets more pass is weaker, and the way
/// back is not.
class BoundsTest {

    private static final String STEPS = "steps";
    private static final String WHOLE = "whole";
    private static final String CHECKS = "checks";
    private static final String RUNBOOK = "runbook";

    /// @param strict as the sample has it
    private record Bound(String sample, String strict, String loose) {

        @Override
        public String toString() {
            return strict + " to " + loose;
        }
    }

    private static Stream<Bound> ofRunbooks() {
        return Stream.of(
                new Bound(STEPS, "then: roll-back}", "then: scrub}"),
                new Bound(STEPS, "then: roll-back}", "then: {roll-back-to: fill}}"),
                new Bound(STEPS, "then: roll-back}", "then: hold}"),
                new Bound(WHOLE, "then: hold\n", "then: postpone\n"),
                new Bound(WHOLE, "then: hold\n", "then: {retry: lower}\n"),
                new Bound(WHOLE, "then: hold\n", "then: resume\n"),
                new Bound(WHOLE, "then: hold\n", "then: {continue-at: done}\n"),
                new Bound(WHOLE, "mode == rehearsal, then: scrub", "mode == rehearsal, then: hold"),
                new Bound(WHOLE, "then: {retry: lower}}", "then: {retry: count}}"),
                new Bound(WHOLE, "then: {retry: go}", "then: resume"),
                new Bound(STEPS, "then: {roll-back-to: fill}", "then: {roll-back-to: own}"),
                new Bound(STEPS, "{then: postpone}]}", "{then: resume}]}"),
                new Bound(
                        WHOLE,
                        "then: hold\n",
                        "then: [{when: live, then: resume}, {then: hold}]\n"),
                new Bound(STEPS, ", before: open}", ", before: delete}"));
    }

    private static Stream<Bound> ofTests() {
        return Stream.of(
                new Bound(
                        WHOLE,
                        "when: live or input.full-shutdown",
                        "when: live and input.full-shutdown"),
                new Bound(WHOLE, "when: live or input.full-shutdown", "when: rehearsal"),
                new Bound(WHOLE, "smoke-accounts > 4}", "smoke-accounts > 5}"),
                new Bound(WHOLE, "answers.lower.count >= 5", "answers.lower.count > 5"),
                new Bound(WHOLE, "answers.lower.count >= 5", "answers.lower.count >= 6"));
    }

    private static Stream<Bound> ofChecks() {
        return Stream.of(
                new Bound(CHECKS, "below: \"4.2\"", "below: \"4.10\""),
                new Bound(CHECKS, "below: \"4.2\"", "at-most: \"4.2\""),
                new Bound(CHECKS, "timeout: 2m", "timeout: 3m"),
                new Bound(CHECKS, "retention: 90d", "retention: 30d"),
                new Bound(CHECKS, "within: 0.5%", "within: 0.6%"),
                new Bound(CHECKS, "ttl: {at-least: 1s, at-most: 60s}", "ttl: {at-most: 60s}"),
                new Bound(CHECKS, "at-most: 60s", "at-most: 61s"),
                new Bound(CHECKS, "agree: 95%", "agree: 94%"),
                new Bound(CHECKS, "ask: [shanghai, boston]", "ask: [shanghai]"),
                new Bound(CHECKS, "via: all-resolvers", "via: shanghai"),
                new Bound(CHECKS, "expect: 0}}", "expect: {at-most: 1}}}"),
                new Bound(RUNBOOK, "within: 0.1%\n", "within: 0.2%\n"),
                new Bound(RUNBOOK, "at-least: 10\n", "at-least: 9\n"),
                new Bound(RUNBOOK, "at-least: 1000", "at-least: 999"),
                new Bound(RUNBOOK, "missing: 2,", "missing: 3,"),
                new Bound(RUNBOOK, "extra: 0.5%", "extra: 0.6%"),
                new Bound(RUNBOOK, "{within: 0.01}", "{within: 0.02}"),
                new Bound(RUNBOOK, "{within: 1s}", "{within: 2s}"),
                new Bound(RUNBOOK, "between: [0, 2.5]", "between: [-1, 2.5]"));
    }

    private static Stream<Bound> ofSteps() {
        return Stream.of(
                new Bound(RUNBOOK, "passes: 3", "passes: 2"),
                new Bound(RUNBOOK, "for: 2h, passes", "for: 3h, passes"),
                new Bound(RUNBOOK, "give-up-after: 5", "give-up-after: 6"),
                new Bound(RUNBOOK, ", give-up-after: 5", ""),
                new Bound(RUNBOOK, "delay: 1m", "delay: 30s"),
                new Bound(RUNBOOK, "every: 10s, for", "every: 5s, for"),
                new Bound(RUNBOOK, "not-older: 30m", "not-older: 31m"),
                new Bound(RUNBOOK, "count: 2}\ndistinct", "count: 1}\ndistinct"),
                new Bound(RUNBOOK, "closes: T+4h", "closes: T+5h"),
                new Bound(RUNBOOK, "opens: T-30m", "opens: T-31m"),
                new Bound(RUNBOOK, "days: [Fri, Sat]", "days: [Fri, Sat, Sun]"),
                new Bound(STEPS, "retry: 3, wait", "retry: 4, wait"),
                new Bound(STEPS, "retry: 1}", "retry: 2}"),
                new Bound(STEPS, "timeout: 10m", "timeout: 11m"),
                new Bound(STEPS, "timeout: 5m}", "timeout: 6m}"),
                new Bound(STEPS, "batch: 9", "batch: 10"),
                new Bound(STEPS, "max-failures: 1", "max-failures: 2"),
                new Bound(STEPS, "to: open, every: 1h", "to: open, every: 2h"),
                new Bound(STEPS, "from: fill, to: open", "from: own, to: open"),
                new Bound(STEPS, "from: fill, to: open", "from: fill, to: delete"),
                new Bound(STEPS, "give-up-after: 3", "give-up-after: 4"),
                new Bound(STEPS, "within: 5m, rec", "within: 6m, rec"),
                new Bound(
                        STEPS,
                        "recovered-within: 15m}}\n      - {step: fill, fault: source-slow",
                        "recovered-within: 16m}}\n      - {step: fill, fault: source-slow"),
                new Bound(STEPS, "    to: child\n", "    to: tell\n"),
                new Bound(WHOLE, "for: 10m, early", "for: 9m, early"),
                new Bound(WHOLE, ", pattern: \"[0-9.]+\"", ""));
    }

    @Test
    void aLowerLeastVersionIsWeakerAndAHigherIsNot() {
        var seven = Told.CHECKS.replace("below: \"4.2\"", "at-least: \"7\"");

        assertThat(Told.of(seven, "at-least: \"7\"", "at-least: \"6\""))
                .containsExactly(
                        "weaker check schema-before: Which version it expects was `at least 7` and"
                                + " is `at least 6`.");
        assertThat(Told.of(seven, "at-least: \"7\"", "at-least: \"10\""))
                .containsExactly(
                        "changed check schema-before: Which version it expects was `at least 7`"
                                + " and is `at least 10`.");
    }

    @Test
    void whatLiveRunsNoLongerDoIsWeaker() {
        var copy = "{id: copy, title: Copied, type: check,";
        var live = Told.STEPS.replace(copy, copy + " when: live,");
        var rehearsal = Told.STEPS.replace(copy, copy + " when: rehearsal,");

        assertThat(Told.between(live, rehearsal))
                .containsExactly("weaker step copy: Its `when` was `live` and is `rehearsal`.");
        assertThat(Told.between(rehearsal, live))
                .containsExactly("changed step copy: Its `when` was `rehearsal` and is `live`.");
        assertThat(Told.between(Told.STEPS, live))
                .containsExactly("weaker step copy: Its `when` was nothing and is `live`.");
    }

    @Test
    void anotherLiveRunBesideItIsWeaker() {
        assertThat(
                        Told.of(
                                Told.RUNBOOK,
                                "environments: [qa, production]\n",
                                "environments: [qa, production]\nalongside: true\n"))
                .containsExactly("weaker runbook: It may be live beside another live run now.");
        assertThat(Told.of(Told.WHOLE, "alongside: true\n", ""))
                .containsExactly(
                        "changed runbook: It may no longer be live beside another live run.");
    }

    @Test
    void aProtectionThatDemandsMoreIsNotWeaker() {
        var protection = "programs: [env-clone], requires: [hq-answers]";
        var more = "programs: [env-clone, jobs], requires: [hq-answers, same-exports]";

        assertThat(Told.ofWorkspace(protection, more))
                .containsExactly(
                        "added workspace: Steps with the tag `deploys-app` or that start"
                                + " `env-clone`, `jobs` must require `hq-answers`, `same-exports`"
                                + " now.");
        assertThat(Told.ofWorkspace(protection, "requires: [hq-answers]")).hasSize(2);
    }

    @Test
    void aSourceThatNeedNotAnswerIsWeaker() {
        assertThat(
                        Told.ofWorkspace(
                                "${TMINUS_SECRET_HQ}\"}", "${TMINUS_SECRET_HQ}\", exists: later}"))
                .containsExactly(
                        "weaker environment production: Its `sources.hq.exists` was `no` and is"
                                + " `yes`.");
    }

    @ParameterizedTest
    @MethodSource({"ofRunbooks", "ofTests", "ofChecks", "ofSteps"})
    void whatLetsMorePassIsWeakerAndTheWayBackIsNot(Bound bound) {
        var text = Samples.text(bound.sample());
        assertThat(text).contains(bound.strict());
        var loose = text.replace(bound.strict(), bound.loose());

        assertThat(weaker(Told.between(text, loose))).isNotEmpty();
        assertThat(weaker(Told.between(loose, text))).isEmpty();
    }

    private static List<String> weaker(List<String> told) {
        return told.stream().filter(line -> line.startsWith("weaker ")).toList();
    }
}
