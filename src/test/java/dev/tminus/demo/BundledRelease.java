package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.ledger.CommandResult;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.source.Access;
import dev.tminus.testing.Brief;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A run of a bundled runbook by the real rules and with its real checks, taken along by people who
/// do what is asked of them: olga of `ops`, quinn of `qa` and mia, the manager. T-0 is long past.
final class BundledRelease {

    private static final Instant START = Instant.parse("2027-03-08T14:00:00Z");
    private static final ContentHash HASH =
            ContentHash.of("bundled".getBytes(StandardCharsets.UTF_8));
    private static final Map<RoleName, PersonId> PEOPLE =
            Map.of(
                    new RoleName("ops"), new PersonId("olga"),
                    new RoleName("qa"), new PersonId("quinn"),
                    new RoleName("manager"), new PersonId("mia"));
    private static final EvidenceRef PICTURE =
            new EvidenceRef(EvidenceRef.Kind.ATTACHMENT, "page.png", "0".repeat(64), 1);

    private final InMemoryRuns runs;
    private final Crank crank;
    private final RunId run;
    private final Access access;
    private final RealChecks checks;
    private final Map<String, String> answers;
    private final Set<String> left;
    private Instant now = START;

    /// @param answers to fields of forms, as `step.field`; others get whatever fits
    /// @param left optional steps that are skipped
    BundledRelease(
            InMemoryRuns runs,
            Crank crank,
            Path home,
            String file,
            Mode mode,
            Map<String, String> answers,
            Set<String> left)
            throws IOException {
        this.runs = runs;
        this.crank = crank;
        this.checks = new RealChecks(home);
        this.answers = answers;
        this.left = left;
        var workspace = Language.readWorkspace("workspace.yaml", bytes("workspace.yaml")).value();
        var runbook = Language.readRunbook(file, bytes(file), workspace).value();
        var environment = new EnvironmentName(mode == Mode.LIVE ? "production" : "qa");
        access = Brief.access(mode, workspace.environments().get(environment));
        run = planned(runbook, workspace, environment, mode);
        says("ops", new RunCommand.StartRun());
        crank.second();
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of("runbooks", file));
    }

    private RunId planned(
            Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        var roles =
                PEOPLE.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, one -> List.of(one.getValue())));
        runs.at(START);
        return runs.plan(
                new RunEvent.RunPlanned(
                        1,
                        runbook.id(),
                        HASH,
                        HASH,
                        environment,
                        mode,
                        START.minus(Duration.ofDays(3)),
                        ZoneOffset.UTC,
                        roles,
                        Map.of(),
                        Map.of("hq-build", "4.1.0", "field-build", "9.0.2"),
                        questions(runbook, mode)),
                runbook,
                workspace,
                new Actor.Person(new PersonId("mia"), START));
    }

    /// A rehearsal is where most answers come from: it has none but the one that its gate needs.
    private static Map<QuestionId, String> questions(Runbook runbook, Mode mode) {
        return runbook.questions().stream()
                .filter(question ->
                        mode == Mode.LIVE || question.id().value().equals("validation-agreed"))
                .collect(Collectors.toMap(Question::id, question -> fitting(question.field())));
    }

    RunState state() {
        return runs.board(run).orElseThrow().state();
    }

    StepPhase phase(String step) {
        return state().step(new StepId(step)).phase();
    }

    /// Goes on until it is so, or until nothing is left to do.
    BundledRelease until(Predicate<RunState> there) {
        for (var round = 0; round < 500 && !there.test(state()); round++) {
            crank.settle();
            if (!moved()) {
                now = now.plusSeconds(10);
                runs.at(now);
                runs.handle(run, CommandId.fresh(), new Actor.Clock(), new RunCommand.Advance());
            }
        }
        assertThat(there).as(this::whereItStands).accepts(state());
        return this;
    }

    private String whereItStands() {
        return state().status()
                + " "
                + state().statusReason()
                + "\n"
                + state().checklist().steps().stream()
                        .map(step -> step.id() + " " + phase(step.id().value()))
                        .collect(Collectors.joining("\n"));
    }

    private boolean moved() {
        return state().checklist().steps().stream()
                .anyMatch(step -> isChecked(step) || isMoved(step));
    }

    private boolean isChecked(Step step) {
        var uses =
                Stream.concat(
                                step.verify().stream().map(use -> use.as()),
                                step.requires().stream().map(use -> use.as()))
                        .filter(use -> state().step(step.id()).underWay(use))
                        .distinct()
                        .toList();
        for (var use : uses) {
            var attempt = state().step(step.id()).lastAttempt(use);
            var spec = state().checklist().check(step.id(), use).orElseThrow();
            var outcome = checks.outcome(spec, access);
            var worker = new Actor.Worker(step.id() + "/" + use, 0);
            runs.handle(
                    run,
                    CommandId.fresh(),
                    worker,
                    new RunCommand.RecordOutcome(step.id(), use, attempt.number(), outcome));
        }
        return !uses.isEmpty();
    }

    private boolean isMoved(Step step) {
        var owner = step.owner().value();
        return switch (state().step(step.id()).phase()) {
            case READY ->
                    left.contains(step.id().value())
                            ? tries(owner, new RunCommand.SkipStep(step.id(), "Not this time."))
                            : tries(owner, new RunCommand.StartStep(step.id()));
            case RUNNING -> works(step);
            case SIGNING -> signs(step);
            case PLANNED,
                    WAITING,
                    CHECKING,
                    DONE,
                    FAILED,
                    INCONCLUSIVE,
                    NO_GO,
                    SKIPPED,
                    NOT_APPLICABLE,
                    NOT_REACHED ->
                    false;
        };
    }

    private boolean works(Step step) {
        var owner = step.owner().value();
        if (step instanceof GateStep gate) {
            return gate.poll().stream()
                            .map(role -> role.role().value())
                            .filter(role -> tries(role, vote(step, role)))
                            .count()
                    > 0;
        }
        if (!(step instanceof ManualStep)) {
            return false;
        }
        var asks = step.basics().asks();
        if (!asks.form().isEmpty()) {
            tries(owner, new RunCommand.FillForm(step.id(), filled(step)));
        }
        asks.files().stream()
                .map(FormAndFiles.RequestedFile::name)
                .forEach(file -> tries(owner, new RunCommand.AttachFile(step.id(), file, PICTURE)));
        return tries(owner, new RunCommand.FinishStep(step.id()));
    }

    private static RunCommand vote(Step step, String role) {
        return new RunCommand.Vote(step.id(), new RoleName(role), true, "");
    }

    private Map<String, String> filled(Step step) {
        return step.basics().asks().form().stream()
                .collect(
                        Collectors.toMap(
                                Field::name,
                                field ->
                                        answers.getOrDefault(
                                                step.id() + "." + field.name(), fitting(field))));
    }

    private static String fitting(Field field) {
        var only = field.mustBe();
        if (only != null) {
            return only;
        }
        return switch (field.type()) {
            case TEXT, LIST -> "As agreed";
            case INTEGER, DECIMAL -> "7";
            case CHOICE -> field.choices().getFirst();
            case BOOLEAN -> "true";
            case TIMESTAMP -> "2027-03-06T01:00:00Z";
            case DURATION -> "12m";
        };
    }

    private boolean signs(Step step) {
        var digest = Rules.digest(state(), step.id());
        return step.signOffs().stream()
                .map(one -> one.role().value())
                .anyMatch(role ->
                        tries(
                                role,
                                new RunCommand.SignStep(step.id(), new RoleName(role), digest)));
    }

    /// Says something that has to be accepted.
    BundledRelease says(String role, RunCommand wish) {
        assertThat(handle(role, wish)).isInstanceOf(CommandResult.Accepted.class);
        return this;
    }

    private boolean tries(String role, RunCommand wish) {
        return handle(role, wish) instanceof CommandResult.Accepted;
    }

    private CommandResult handle(String role, RunCommand wish) {
        var person = new Actor.Person(PEOPLE.get(new RoleName(role)), now);
        return runs.handle(run, CommandId.fresh(), person, wish);
    }
}
