package dev.tminus.testing;

import dev.tminus.catalog.Entry;
import dev.tminus.catalog.Note;
import dev.tminus.catalog.Shelf;
import dev.tminus.language.Reading;
import dev.tminus.planning.PlanRun;
import dev.tminus.run.RunEvent.RunPlanned;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.Action.Probe;
import dev.tminus.runbook.Action.Work;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.Ending;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Expectation.AllOf;
import dev.tminus.runbook.check.Expectation.AnyOf;
import dev.tminus.runbook.check.Outcome.Fact;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.PlannedStep;
import dev.tminus.source.Access;
import dev.tminus.source.AllowedFolders;
import dev.tminus.source.AllowedHosts;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records of which a test says only what it is about.
public final class Brief {

    private Brief() {}

    /// One whose workspace the linter did not look at.
    public static Shelf shelf(
            String workspaceText,
            ContentHash workspaceHash,
            Reading<Workspace> workspace,
            List<Entry> entries) {
        return new Shelf(
                workspaceText,
                workspaceHash,
                workspace,
                workspace.problems().stream().map(problem -> new Note(problem, null, "")).toList(),
                entries);
    }

    /// Without inputs and answers, and with everybody in their roles.
    public static PlanRun planRun(
            ContentHash runbookVersion,
            ContentHash workspaceVersion,
            EnvironmentName environment,
            Mode mode,
            Instant zero,
            ZoneId zone) {
        return new PlanRun(
                runbookVersion,
                workspaceVersion,
                environment,
                mode,
                zero,
                zone,
                Map.of(),
                Map.of(),
                Map.of());
    }

    /// A run without inputs and answers.
    public static RunPlanned runPlanned(
            int number,
            RunbookId runbook,
            ContentHash runbookVersion,
            ContentHash workspaceVersion,
            EnvironmentName environment,
            Mode mode,
            Instant zero,
            ZoneId zone,
            Map<RoleName, List<PersonId>> roles,
            Map<SourceName, ServerIdentity> sources) {
        return new RunPlanned(
                number,
                runbook,
                runbookVersion,
                workspaceVersion,
                environment,
                mode,
                zero,
                zone,
                roles,
                sources,
                Map.of(),
                Map.of());
    }

    /// An action of whose answer nothing is used.
    public static Action action(
            Work work, boolean idempotent, @Nullable Probe probe, @Nullable Duration timeout) {
        return new Action(work, idempotent, probe, timeout, Map.of());
    }

    public static CheckUse checkUse(CheckId check, String as) {
        return new CheckUse(check, as, null, false);
    }

    /// A contingency of which nothing more is told.
    public static Contingency contingency(
            ContingencyId id,
            String number,
            String title,
            Trigger when,
            RoleName owner,
            List<Step> steps,
            List<Ending> endings) {
        return new Contingency(id, number, title, when, owner, steps, endings, Briefing.NONE);
    }

    /// A phase that is done once.
    public static Phase phase(PhaseId id, String title, @Nullable Timing at, List<Step> steps) {
        return new Phase(id, title, at, steps, null, Briefing.NONE);
    }

    public static Requirement requirement(
            CheckId check, String as, Duration every, @Nullable Duration notOlder) {
        return new Requirement(check, as, every, notOlder, true);
    }

    /// A runbook that asks for nothing and has no contingencies.
    public static Runbook runbook(
            RunbookId id,
            String title,
            String zero,
            ZoneId timezone,
            List<EnvironmentName> environments,
            @Nullable Window window,
            Map<RoleName, Role> roles,
            Map<Authority, Quorum> authority,
            Set<StepPart> distinct,
            Map<String, String> variables,
            Map<CheckId, CheckSpec> checks,
            List<Phase> phases) {
        return new Runbook(
                id,
                title,
                zero,
                timezone,
                environments,
                window,
                roles,
                authority,
                distinct,
                variables,
                checks,
                List.of(),
                List.of(),
                phases,
                List.of(),
                Definitions.NONE,
                false,
                Briefing.NONE);
    }

    /// A refusal fails the step, and whoever is signed in signs.
    public static SignOff signOff(Quorum quorum) {
        return new SignOff(quorum, null, false);
    }

    /// A step that asks for nothing special.
    public static StepBasics stepBasics(
            StepId id,
            String number,
            String title,
            RoleName owner,
            @Nullable Timing at,
            boolean early,
            boolean notBefore,
            Start start,
            @Nullable Duration takes,
            List<StepId> needs,
            String instructions,
            List<Requirement> requires,
            List<CheckUse> verify,
            List<SignOff> signOffs) {
        return new StepBasics(
                id,
                number,
                title,
                owner,
                at,
                early,
                notBefore,
                start,
                takes,
                null,
                needs,
                instructions,
                requires,
                verify,
                signOffs,
                Policy.PLAIN,
                FormAndFiles.NOTHING,
                Safeguards.PLAIN,
                Briefing.NONE);
    }

    public static AllOf allOf(List<String> values) {
        return new AllOf(values, Set.of());
    }

    public static AnyOf anyOf(List<String> values) {
        return new AnyOf(values, Set.of());
    }

    public static Failed failed(String summary, List<Fact> facts, String dataDigest) {
        return new Failed(summary, facts, dataDigest, List.of());
    }

    public static Passed passed(String summary, List<Fact> facts, String dataDigest) {
        return new Passed(summary, facts, dataDigest, List.of());
    }

    /// One that defines no checks, protects nothing and has no sink for rehearsals.
    public static Workspace workspace(
            ZoneId timezone,
            Map<TeamName, Team> teams,
            Map<PersonId, Person> people,
            Map<EnvironmentName, Environment> environments) {
        return new Workspace(
                timezone,
                teams,
                people,
                environments,
                Map.of(),
                Map.of(),
                null,
                Set.of(),
                List.of());
    }

    /// One with sources, files and variables only.
    public static Environment environment(
            EnvironmentName name,
            Set<Mode> allows,
            Map<SourceName, SourceSpec> sources,
            Map<FilesName, String> files,
            Map<String, String> variables) {
        return new Environment(
                name, allows, sources, files, variables, Map.of(), Map.of(), Map.of(), Map.of(),
                Map.of(), Map.of());
    }

    /// One that is done.
    public static PlannedStep plannedStep(
            StepId step,
            @Nullable Instant at,
            @Nullable Instant start,
            @Nullable Instant end,
            boolean startIsEarliest,
            boolean takesUnknown) {
        return new PlannedStep(step, at, start, end, startIsEarliest, takesUnknown, false);
    }

    /// Of an environment that is alone in its workspace.
    public static Access access(Mode mode, Environment environment) {
        return new Access(mode, environment, List.of(), Map.of());
    }

    /// Of any host and folder.
    public static Sources sources(Secrets secrets) {
        return new Sources(secrets, AllowedHosts.ALL, AllowedFolders.ALL);
    }
}
