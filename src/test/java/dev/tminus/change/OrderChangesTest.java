package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of steps and phases that come, go and move.
class OrderChangesTest {

    private static final String HEAD =
            """
            runbook: order
            title: Order
            zero: Live
            environments: [qa]
            roles: {manager: {team: sf-release}, qa: {team: shanghai-qa}}
            phases:
            """;

    private static final String FIRST =
            """
              - id: first
                title: First
                owner: manager
                steps:
            """;

    private static final String SECOND =
            """
              - {id: second, title: Second, owner: manager, steps: [{id: x, title: X}, {id: y, title: Y}]}
            """;

    private static final String A = step("{id: a, title: A}");
    private static final String B = step("{id: b, title: B}");
    private static final String C = step("{id: c, title: C}");
    private static final String D = step("{id: d, title: D}");

    @Test
    void callsAsFewStepsMovedAsPossible() {
        var told = Told.between(HEAD + FIRST + A + B + C + D, HEAD + FIRST + B + C + D + A);

        assertThat(told).containsExactly("moved step a: It came first and comes after `d`.");
    }

    @Test
    void namesTheStepBefore() {
        var told = Told.between(HEAD + FIRST + A + B + C + D, HEAD + FIRST + A + C + D + B);

        assertThat(told).containsExactly("moved step b: It came after `a` and comes after `d`.");
    }

    @Test
    void tellsOfAPhaseThatMovesAndNotOfItsSteps() {
        var told = Told.between(HEAD + FIRST + A + B + SECOND, HEAD + SECOND + FIRST + A + B);

        assertThat(told).hasSize(1).first().asString().startsWith("moved phase ");
    }

    @Test
    void tellsOfAStepThatGoesToAnotherPhase() {
        var told =
                Told.between(
                        HEAD + FIRST + A + B + SECOND,
                        HEAD
                                + FIRST
                                + A
                                + SECOND.replace("steps: [", "steps: [{id: b, title: B}, "));

        assertThat(told).containsExactly("moved step b: It was in \"First\" and is in \"Second\".");
    }

    @Test
    void tellsOfAStepThatIsNewAndForWhom() {
        var told = Told.between(HEAD + FIRST + A + C, HEAD + FIRST + A + B + C);

        assertThat(told)
                .containsExactly("added step b: Step \"B\" of \"First\" is new, for `manager`.");
    }

    @Test
    void marksWhatANewStepDestroysAndWhatIsAcceptedOfIt() {
        var fresh =
                step(
                        "{id: b, title: B, destroys: current, keeps: temporary, accept: [{lint:"
                                + " no-undo, because: It is meant to}]}");

        var told = Told.between(HEAD + FIRST + A, HEAD + FIRST + A + fresh);

        assertThat(told)
                .containsExactly(
                        "added step b: Step \"B\" of \"First\" is new, for `manager`.",
                        "weaker step b: It destroys `current`.",
                        "weaker step b: The warning `no-undo` is accepted now: \"It is meant to\".");
    }

    @Test
    void marksANewPointOfNoReturn() {
        var fresh = step("{id: b, title: B, irreversible: true}");

        var told = Told.between(HEAD + FIRST + A, HEAD + FIRST + A + fresh);

        assertThat(told)
                .containsExactly(
                        "added step b: Step \"B\" of \"First\" is new, for `manager`.",
                        "weaker step b: Nothing takes it back: it is a point of no return.");
    }

    @Test
    void tellsOfAStepThatIsGone() {
        var told = Told.between(HEAD + FIRST + A + B, HEAD + FIRST + A);

        assertThat(told).containsExactly("removed step b: Step \"B\" of \"First\" is gone.");
    }

    @Test
    void marksAStepThatIsGoneWithWhatItGuarded() {
        var gate =
                step(
                        "{id: b, title: B, type: gate, poll: [{role: qa}], verify: [hq-answers],"
                                + " sign-off: [{role: manager}]}");

        var told = Told.between(HEAD + FIRST + A + gate, HEAD + FIRST + A);

        assertThat(told)
                .containsExactly(
                        "weaker step b: Step \"B\" of \"First\" is gone, with its check `hq-answers`"
                                + " and the signature of `manager` and the vote of `qa`.",
                        "removed check hq-answers: The check `hq-answers` is gone.");
    }

    @Test
    void tellsOfAPhaseThatIsNewWithItsSteps() {
        var told = Told.between(HEAD + FIRST + A, HEAD + FIRST + A + SECOND);

        assertThat(told)
                .containsExactly(
                        "added phase second: The phase \"Second\" is new.",
                        "added step x: Step \"X\" of \"Second\" is new, for `manager`.",
                        "added step y: Step \"Y\" of \"Second\" is new, for `manager`.");
    }

    @Test
    void marksAStepThatWaitsForNothing() {
        var free = step("{id: b, title: B, needs: []}");

        var told = Told.between(HEAD + FIRST + A + B, HEAD + FIRST + A + free);

        assertThat(told).containsExactly("weaker step b: It no longer waits for `a`.");
    }

    @Test
    void marksAStepThatMovesAndNoLongerWaits() {
        var free = step("{id: c, title: C, needs: [a]}");

        var told = Told.between(HEAD + FIRST + A + C + B + D, HEAD + FIRST + A + B + free + D);

        assertThat(told)
                .containsExactly(
                        "moved step b: It came after `c` and comes after `a`.",
                        "weaker step d: It no longer waits for `b`.");
    }

    @Test
    void tellsOfAStepThatWaitsForMore() {
        var more = step("{id: c, title: C, needs: [b, a]}");

        var told = Told.between(HEAD + FIRST + A + B + C, HEAD + FIRST + A + B + more);

        assertThat(told).containsExactly("moved step c: It now waits for `a`.");
    }

    @Test
    void tellsOfAStepThatWaitsOnlyThroughOthers() {
        var both = step("{id: c, title: C, needs: [b, a]}");

        var told = Told.between(HEAD + FIRST + A + B + both, HEAD + FIRST + A + B + C);

        assertThat(told).containsExactly("moved step c: It waits for `a` only through others now.");
    }

    @Test
    void doesNotCareInWhichOrderNeedsAreWritten() {
        var one = step("{id: c, title: C, needs: [a, b]}");
        var other = step("{id: c, title: C, needs: [b, a]}");

        var told = Told.between(HEAD + FIRST + A + B + one, HEAD + FIRST + A + B + other);

        assertThat(told).isEmpty();
    }

    private static String step(String step) {
        return "      - " + step + "\n";
    }

    @Test
    void tellsThatAStepOfARunbookWithinItIsNoLongerWaitedFor() {
        var child = step("{id: deploy, title: D, type: runbook, runbook: {id: deploy-hq}}");
        var waits = step("{id: c, title: C, needs: [deploy/verify]}");
        var waitsLess = step("{id: c, title: C, needs: [deploy/prepare]}");
        var waitsNot = step("{id: c, title: C, needs: []}");

        assertThat(Told.between(HEAD + FIRST + child + waits, HEAD + FIRST + child + waitsNot))
                .containsExactly("weaker step c: It no longer waits for `deploy/verify`.");
        assertThat(Told.between(HEAD + FIRST + child + waits, HEAD + FIRST + child + waitsLess))
                .containsExactly(
                        "weaker step c: It no longer waits for `deploy/verify`.",
                        "moved step c: It now waits for `deploy/prepare`.");
    }

    @Test
    void marksAGateThatStandsAfterWhatItDecidedOver() {
        var gate = step("{id: go, title: Go, type: gate, poll: [{role: qa}]}");

        var told = Told.between(HEAD + FIRST + gate + A + B, HEAD + FIRST + A + B + gate);

        assertThat(told)
                .contains(
                        "moved step go: It came first and comes after `b`.",
                        "weaker step a: It no longer waits for `go`.");
    }

    @Test
    void marksAStepThatIsDoneOnlyWhenSomethingGoesWrong() {
        var gate = "{id: go, title: Go, type: gate, owner: manager, poll: [{role: qa}]}";
        var aside =
                "contingencies:\n  - {id: aside, title: Aside, then: hold, steps: [%s{id: call, title: Call}]}\n";

        var told =
                Told.between(
                        HEAD + FIRST + A + step(gate) + aside.formatted(""),
                        HEAD + FIRST + A + aside.formatted(gate + ", "));

        assertThat(told)
                .contains(
                        "weaker step go: It was in \"First\" and is in \"Aside\". It is done only when something goes wrong.");
    }
}
