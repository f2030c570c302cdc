package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.ledger.CommandResult;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// A rehearsal by the real rules whose steps have the names of the bundled runbook's and ask for
/// nothing but people: olga of `ops` does the work, quinn of `qa` may refuse to sign a filled
/// queue.
final class Rehearsed {

    static final Instant MORNING = Instant.parse("2027-03-08T14:00:00Z");

    private static final ContentHash HASH =
            ContentHash.of("rehearsed".getBytes(StandardCharsets.UTF_8));
    private static final String RUNBOOK =
            """
            runbook: hq-field-migration
            title: Short migration
            zero: Field is live
            timezone: UTC
            environments: [qa, production]
            roles:
              manager: {team: boston-ops}
              ops: {team: boston-ops}
              qa: {team: shanghai-qa}
            phases:
              - id: all
                title: All
                owner: ops
                steps:
                  - {id: deploy-hq, title: Deploy HQ}
                  - {id: deploy-field-backend, title: Deploy Field}
                  - {id: migrate-smoke-accounts, title: Migrate five}
                  - {id: deploy-job-server, title: Deploy the job server}
                  - {id: fill-queue, title: Fill the queue, sign-off: [{role: qa, count: 1}]}
                  - {id: raise-workers, title: Raise the workers}
                  - {id: everybody-here, title: Gather}
                  - {id: open-hq, title: Open HQ}
                  - {id: open-field, title: Open Field}
              - id: troubles
                title: What contingencies do
                owner: ops
                steps:
                  - {id: restart-job-server, title: Restart it, needs: []}
                  - {id: reconnect-hq, title: Reconnect HQ, needs: []}
                  - {id: queue-failed-again, title: Queue failed accounts again, needs: []}
                  - {id: migrate-users-again, title: Migrate users again, needs: []}
                  - {id: drain-the-rest, title: Drain the rest, needs: []}
            """;

    private final InMemoryRuns runs;
    private final RunId run;

    private Rehearsed(InMemoryRuns runs, RunId run) {
        this.runs = runs;
        this.run = run;
    }

    /// Plans it and starts it.
    static Rehearsed startedAt(InMemoryRuns runs, Instant start, SampleEnvironment environment)
            throws IOException {
        var workspace = workspace();
        var plan =
                Brief.runPlanned(
                        1,
                        runbook(workspace).id(),
                        HASH,
                        HASH,
                        new EnvironmentName(environment.title()),
                        Mode.REHEARSAL,
                        start,
                        ZoneOffset.UTC,
                        Map.of(
                                new RoleName("manager"), List.of(new PersonId("olga")),
                                new RoleName("ops"), List.of(new PersonId("olga")),
                                new RoleName("qa"), List.of(new PersonId("quinn"))),
                        Map.of());
        runs.at(start);
        var run = runs.plan(plan, runbook(workspace), workspace, person("olga"));
        var rehearsed = new Rehearsed(runs, run);
        rehearsed.says("olga", new RunCommand.StartRun());
        return rehearsed;
    }

    private static Workspace workspace() throws IOException {
        var bytes = Files.readAllBytes(Path.of("runbooks", "workspace.yaml"));
        return Language.readWorkspace("workspace.yaml", bytes).value();
    }

    private static Runbook runbook(Workspace workspace) {
        var bytes = RUNBOOK.getBytes(StandardCharsets.UTF_8);
        var reading = Language.readRunbook("short.yaml", bytes, workspace);
        assertThat(reading.problems()).isEmpty();
        return reading.value();
    }

    private static Actor.Person person(String name) {
        return new Actor.Person(new PersonId(name), MORNING);
    }

    Rehearsed starts(LandscapeAction action) {
        says("olga", new RunCommand.StartStep(action.step()));
        return this;
    }

    Rehearsed finishes(LandscapeAction action) {
        says("olga", new RunCommand.FinishStep(action.step()));
        return this;
    }

    /// Everything up to a step is done and signed, and the step itself is started.
    Rehearsed comesTo(LandscapeAction last) {
        starts(LandscapeAction.DEPLOY_HQ);
        return last == LandscapeAction.DEPLOY_HQ
                ? this
                : finishes(LandscapeAction.DEPLOY_HQ).comesFrom(LandscapeAction.DEPLOY_HQ, last);
    }

    /// Everything after one step up to another is done and signed, and the other is started.
    Rehearsed comesFrom(LandscapeAction done, LandscapeAction last) {
        for (var action : LandscapeAction.values()) {
            if (action.compareTo(done) > 0) {
                starts(action);
                if (action == last) {
                    return this;
                }
                if (action == LandscapeAction.FILL_QUEUE) {
                    isSigned();
                } else {
                    finishes(action);
                }
            }
        }
        return this;
    }

    /// The filled queue is done and signed.
    Rehearsed isSigned() {
        finishes(LandscapeAction.FILL_QUEUE);
        var step = LandscapeAction.FILL_QUEUE.step();
        var digest = dev.tminus.run.rules.Rules.digest(runs.board(run).orElseThrow().state(), step);
        says("quinn", new RunCommand.SignStep(step, new RoleName("qa"), digest));
        return this;
    }

    /// Quinn does not sign the filled queue, and olga fills it once more.
    void fillsTheQueueAgain() {
        StepId step = LandscapeAction.FILL_QUEUE.step();
        finishes(LandscapeAction.FILL_QUEUE);
        says(
                "quinn",
                new RunCommand.RefuseToSign(step, new RoleName("qa"), "Something is missing"));
        says("olga", new RunCommand.WorkAgain(step));
    }

    private void says(String who, RunCommand wish) {
        assertThat(runs.handle(run, CommandId.fresh(), person(who), wish))
                .isInstanceOf(CommandResult.Accepted.class);
    }
}
