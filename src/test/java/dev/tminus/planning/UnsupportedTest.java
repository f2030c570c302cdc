package dev.tminus.planning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Unsupported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What a runbook may say and no run carries out is refused at planning, sentence by sentence.
class UnsupportedTest {

    private static final Path FOLDER = Path.of("src/test/resources/language/valid");

    @Test
    void namesEveryThingThatNoRunCarriesOut() throws IOException {
        var runbook = runbook(Files.readString(FOLDER.resolve("steps.yaml")));

        var what = Unsupported.of(runbook).stream().map(Unsupported::what).toList();

        assertThat(String.join("\n", what))
                .isEqualTo(
                        """
                        Step 1.1, Choose, has an `undo`: this version cannot take a step back yet.
                        Step 1.2, Fill the queue, is an `action`: this version cannot carry out actions yet.
                        Step 1.2, Fill the queue, requires the rehearsal pull-the-plug: this version does not know what was rehearsed yet.
                        Step 1.2, Fill the queue, has a `timeout`: this version cannot end a step by the clock yet.
                        Step 1.2, Fill the queue, has an `undo`: this version cannot take a step back yet.
                        Step 1.2, Fill the queue, takes the lock schema-app: this version cannot keep other runs away yet.
                        Step 1.2, Fill the queue, has a `retry`: this version cannot try a step again by itself yet.
                        Step 1.3, Stop it, is an `action`: this version cannot carry out actions yet.
                        Step 1.3, Stop it, takes the lock x: this version cannot keep other runs away yet.
                        Step 1.4, Put it, is an `action`: this version cannot carry out actions yet.
                        Step 1.4, Put it, takes the lock y: this version cannot keep other runs away yet.
                        Step 1.5, Get it, is an `action`: this version cannot carry out actions yet.
                        Step 1.6, Tell, is an `announce`: this version cannot tell others yet.
                        Step 1.7, Hook, is an `announce`: this version cannot tell others yet.
                        Step 1.8, Deploy HQ, runs the runbook deploy-hq: this version cannot run one within another yet.
                        Step 1.9, Deploy it, runs the runbook deploy-field: this version cannot run one within another yet.
                        The phase Servers has `for-each`: this version cannot do steps for each member of a fleet yet.
                        Step 2.1, Deploy, is an `action`: this version cannot carry out actions yet.
                        Step 3.1, Delete the old one, `destroys` something: this version cannot guard a point of no return yet.
                        Step 3.1, Delete the old one, shows `{{checks.servers-up.up}}` in its instructions: this version cannot put results and files into texts yet.
                        Step 3.1, Delete the old one, shows `{{checks.same}}` in its instructions: this version cannot put results and files into texts yet.
                        Step 3.1, Delete the old one, shows `{{evidence.copy.same.differences}}` in its instructions: this version cannot put results and files into texts yet.
                        Step 3.4, Open, is `irreversible`: this version cannot guard a point of no return yet.
                        Step 3.4, Open, `opens` something: this version cannot keep it closed while that is in danger yet.
                        Step 3.4, Open, asks qa to `confirm` by a credential: this version cannot ask who is signed in to prove it anew yet.
                        Step 3.4, Open, has an `on-refuse` of its own: in this version a refusal does what `on-fail` says.
                        The check queue-fills is watched: this version cannot check again and again between steps yet.
                        The check hq-answers is watched: this version cannot check again and again between steps yet.
                        Contingency C1, Dead jobs, is offered when a step is `in-doubt`: in this version no step can be.
                        Contingency C1, Dead jobs, is offered only `if` a check passes: this version cannot ask one before it offers a contingency yet.
                        Contingency C1, Dead jobs, ends with `continue-at`: this version cannot do that yet.
                        Contingency C1, Dead jobs, ends with `roll-back-to`: this version cannot do that yet.
                        Contingency C1, Dead jobs, ends with `postpone`: this version cannot do that yet.
                        Contingency C2, Back, ends with `roll-back`: this version cannot do that yet.
                        Step C2.1, Call, shows `{{checks.same}}` in its instructions: this version cannot put results and files into texts yet.\
                        """);
    }

    @Test
    void refusesToPlanAndSaysWhatToDoInstead() {
        var runbook = with("      - {id: a, title: Swap, type: action, command: {program: jobs}}");

        assertThat(PlanRules.ready(runbook))
                .contains(
                        "Step 1.1, Swap, is an `action`: this version cannot carry out actions yet."
                                + " Do it by hand as a `manual` step.");
    }

    @Test
    void saysThatWhatActionsAnswerIsNotShownYet() {
        var runbook =
                with(
                        """
                              - {id: a, title: Swap, type: action, command: {program: jobs}, output: {id: {json: /id}}}
                              - {id: b, title: Look, instructions: "See {{outputs.a.id}}."}
                        """);

        assertThat(Unsupported.of(runbook).getLast().what())
                .isEqualTo(
                        "Step 1.2, Look, shows `{{outputs.a.id}}` in its instructions: this version"
                                + " cannot put results and files into texts yet.");
    }

    @Test
    void saysTwentyThingsAtMost() {
        var steps = new StringBuilder();
        for (int i = 0; i < 23; i++) {
            steps.append("      - {id: s%d, title: S, timeout: 5m}\n".formatted(i));
        }

        var refusal = PlanRules.ready(with(steps.toString())).orElseThrow();

        assertThat(refusal.lines()).hasSize(21);
        assertThat(refusal).endsWith("\nThere are 3 more of the kind.");
    }

    @Test
    void letsPassWhatChangesNothingInARun() {
        var runbook =
                with(
                        """
                              - {id: a, title: A, tags: [x], override: never, accept: [{lint: no-undo, because: So}], changes: [{dns: "{{variables.app-host}}"}], requires: [{check: hq-answers, override: never}], on-fail: c, sign-off: [{role: ops, on-refuse: c}]}
                        contingencies: [{id: c, title: C, steps: [{id: b, title: B}], then: resume}]
                        rehearsals: [{id: r, environment: qa}]
                        tags: [x]
                        actions: {stop: {command: {program: jobs}}}
                        """);

        assertThat(Unsupported.of(runbook)).isEmpty();
        assertThat(PlanRules.ready(runbook)).isEmpty();
    }

    private static Runbook with(String steps) {
        return runbook(
                """
                runbook: r
                title: R
                zero: Live
                environments: [qa]
                roles: {manager: {team: sf-release}, ops: {team: boston-ops}}
                phases:
                  - id: p
                    title: P
                    owner: ops
                    steps:
                """
                        + steps);
    }

    private static Runbook runbook(String text) {
        try {
            var workspace =
                    Language.readWorkspace(
                            "workspace.yaml", Files.readAllBytes(FOLDER.resolve("workspace.yaml")));
            var reading =
                    Language.readRunbook(
                            "r.yaml", text.getBytes(StandardCharsets.UTF_8), workspace.value());
            assertThat(reading.problems()).isEmpty();
            return requireNonNull(reading.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
