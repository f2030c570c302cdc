package dev.tminus.planning;

import dev.tminus.run.Actor;
import dev.tminus.run.Checklist;
import dev.tminus.run.RunEvent;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Unsupported;
import dev.tminus.runbook.UnsupportedChecks;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Circumstances;
import dev.tminus.schedule.FieldValues;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.PlanProblem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold before a run may be planned, and what it pins.
public final class PlanRules {

    /// What this version lets people do with authority over a run.
    private static final Set<Authority> IN_USE =
            EnumSet.of(
                    Authority.START,
                    Authority.HOLD,
                    Authority.RESUME,
                    Authority.SCRUB,
                    Authority.SKIP,
                    Authority.OPEN,
                    Authority.REOPEN);

    /// More than anybody mends at one sitting.
    static final int MOST_UNREADY = 20;

    private PlanRules() {}

    static Optional<String> refusal(
            Runbook runbook, Workspace workspace, PlanRun wish, Actor actor) {
        return person(workspace, actor)
                .or(() -> environment(runbook, workspace, wish))
                .or(() ->
                        roleProblems(runbook, workspace, wish.roles()).values().stream()
                                .findFirst())
                .or(() -> carriedOut(runbook))
                .or(() -> ready(runbook))
                .or(() -> checks(runbook))
                .or(() -> demanded(runbook, workspace));
    }

    static Optional<String> person(Workspace workspace, Actor actor) {
        return actor.notAPerson().or(() -> somebodyOfTheWorkspace(workspace, actor));
    }

    /// Every problem of the planned times in one text, or nothing.
    static Optional<String> refusal(Plan plan) {
        return plan.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        plan.problems().stream()
                                .map(PlanProblem::message)
                                .collect(Collectors.joining("\n")));
    }

    static RunEvent.RunPlanned pinned(
            int number,
            Runbook runbook,
            Workspace workspace,
            PlanRun wish,
            Given given,
            Map<SourceName, ServerIdentity> sources) {
        return new RunEvent.RunPlanned(
                number,
                runbook.id(),
                wish.runbookVersion(),
                wish.workspaceVersion(),
                wish.environment(),
                wish.mode(),
                wish.zero(),
                wish.zone(),
                roles(runbook, workspace, wish.roles()),
                sources,
                given.inputs(),
                given.answers());
    }

    /// Inputs and answers in the form in which they are kept, or what is wrong with them.
    record Given(
            Map<String, String> inputs, Map<QuestionId, String> answers, Optional<String> problem) {

        static Given wrong(Optional<String> problem) {
            return new Given(Map.of(), Map.of(), problem);
        }
    }

    /// What a wish says about how the run will go.
    static Circumstances known(PlanRun wish, Given given, Checklist checklist) {
        return new Circumstances(
                given.answers(), given.inputs(), checklist.variables(), wish.mode());
    }

    static Given given(Runbook runbook, PlanRun wish) {
        var inputs = inputs(runbook, wish);
        if (inputs.problem().isPresent()) {
            return Given.wrong(inputs.problem());
        }
        var unknown =
                wish.answers().keySet().stream()
                        .filter(id ->
                                runbook.questions().stream()
                                        .noneMatch(question -> question.id().equals(id)))
                        .findFirst();
        if (unknown.isPresent()) {
            return Given.wrong(
                    Optional.of("The runbook has no question \"%s\".".formatted(unknown.get())));
        }
        var answers = new LinkedHashMap<QuestionId, String>();
        for (var question : runbook.questions()) {
            var read =
                    FieldValues.read(
                            question.field(), wish.answers().getOrDefault(question.id(), ""));
            if (read.problem().isPresent()) {
                return Given.wrong(read.problem());
            }
            if (!read.value().isEmpty()) {
                answers.put(question.id(), read.value());
            }
        }
        return new Given(inputs.values(), answers, Optional.empty());
    }

    static FieldValues.Reading inputs(Runbook runbook, PlanRun wish) {
        var read = FieldValues.read(runbook.inputs(), wish.inputs(), true);
        return new FieldValues.Reading(
                read.values(),
                read.problem().or(() -> FieldValues.missing(runbook.inputs(), read.values())));
    }

    /// What is wrong with the value of one input, or nothing.
    public static Optional<String> problem(Field input, String value) {
        var one = List.of(input);
        var read = FieldValues.read(one, Map.of(input.name(), value), true);
        return read.problem().or(() -> FieldValues.missing(one, read.values()));
    }

    /// Who acts in each role: whoever was chosen, or everybody who may.
    static Map<RoleName, List<PersonId>> roles(
            Runbook runbook, Workspace workspace, Map<RoleName, List<PersonId>> chosen) {
        var people = new LinkedHashMap<>(everybody(runbook, workspace));
        people.replaceAll(
                (role, all) -> chosen.getOrDefault(role, all).stream().distinct().toList());
        return people;
    }

    /// Everybody who could act in each role.
    public static Map<RoleName, List<PersonId>> everybody(Runbook runbook, Workspace workspace) {
        var people = new LinkedHashMap<RoleName, List<PersonId>>();
        runbook.roles().forEach((name, role) -> people.put(name, workspace.candidates(role)));
        return people;
    }

    /// What is wrong with the people chosen for each role: strangers to its teams, or too few for
    /// its sign-offs and polls.
    public static Map<RoleName, String> roleProblems(
            Runbook runbook, Workspace workspace, Map<RoleName, List<PersonId>> chosen) {
        var everybody = everybody(runbook, workspace);
        var problems = new LinkedHashMap<RoleName, String>();
        Stream.concat(everybody.keySet().stream(), chosen.keySet().stream().sorted())
                .distinct()
                .filter(chosen::containsKey)
                .forEach(role ->
                        problem(runbook, everybody, role, chosen.getOrDefault(role, List.of()))
                                .ifPresent(problem -> problems.put(role, problem)));
        return problems;
    }

    private static Optional<String> problem(
            Runbook runbook,
            Map<RoleName, List<PersonId>> everybody,
            RoleName role,
            List<PersonId> chosen) {
        var known = everybody.get(role);
        if (known == null) {
            return Optional.of("The runbook has no role \"%s\".".formatted(role));
        }
        var stranger = chosen.stream().filter(one -> !known.contains(one)).findFirst();
        if (stranger.isPresent()) {
            return Optional.of(
                    "%s is in no team that fills the role %s.".formatted(stranger.get(), role));
        }
        var wanted = wanted(runbook, role);
        var people = (int) chosen.stream().distinct().count();
        return people < wanted
                ? Optional.of(
                        "%s needs %s, chosen are %d."
                                .formatted(
                                        role,
                                        wanted == 1 ? "somebody" : wanted + " people",
                                        people))
                : Optional.empty();
    }

    /// A role that one sign-off or poll lists twice owes both counts.
    private static int wanted(Runbook runbook, RoleName role) {
        return runbook.allSteps()
                .flatMap(step ->
                        Stream.of(
                                step.signOffs().stream().map(SignOff::quorum).toList(),
                                step instanceof GateStep gate ? gate.poll() : List.<Quorum>of()))
                .mapToInt(quorums ->
                        quorums.stream()
                                .filter(quorum -> quorum.role().equals(role))
                                .mapToInt(Quorum::count)
                                .sum())
                .reduce(1, Math::max);
    }

    private static Optional<String> somebodyOfTheWorkspace(Workspace workspace, Actor actor) {
        return actor instanceof Actor.Person(var id, _) && workspace.people().containsKey(id)
                ? Optional.empty()
                : Optional.of("You are not among the people of this workspace.");
    }

    static Optional<String> environment(Runbook runbook, Workspace workspace, PlanRun wish) {
        var environment = workspace.environments().get(wish.environment());
        if (environment == null || !runbook.environments().contains(wish.environment())) {
            return Optional.of(
                    "%s does not run on %s. Choose one of %s."
                            .formatted(
                                    runbook.title(),
                                    wish.environment(),
                                    runbook.environments().stream()
                                            .map(EnvironmentName::value)
                                            .collect(Collectors.joining(", "))));
        }
        return environment.allows().contains(wish.mode())
                ? Optional.empty()
                : Optional.of(
                        "%s does not allow a %s run. Choose an environment that does."
                                .formatted(
                                        wish.environment(),
                                        wish.mode().name().toLowerCase(java.util.Locale.ROOT)));
    }

    /// What the language can say and the engine does not do yet.
    static Optional<String> carriedOut(Runbook runbook) {
        var open = new ArrayList<String>();
        if (runbook.distinct().contains(StepPart.AUTHOR)) {
            open.add(
                    "who wrote a runbook is not known here, so \"distinct\" cannot name the"
                            + " author");
        }
        for (var authority : IN_USE) {
            var quorum = runbook.authority().get(authority);
            if (quorum != null && quorum.count() > 1) {
                open.add("\"may\" asks for " + several(quorum) + ", but one person decides");
            }
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "This version cannot carry out the runbook: "
                                + String.join("; ", open)
                                + ".");
    }

    /// The same, of single steps, phases and contingencies; each on a line of its own.
    public static Optional<String> ready(Runbook runbook) {
        var unready = Unsupported.of(runbook);
        var more = unready.size() - MOST_UNREADY;
        return unready.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        unready.stream()
                                        .limit(MOST_UNREADY)
                                        .map(each -> each.what() + " " + each.instead())
                                        .collect(Collectors.joining("\n"))
                                + (more > 0
                                        ? "\nThere are %d more of the kind.".formatted(more)
                                        : ""));
    }

    /// Every check that cannot be carried out in one text, or nothing.
    private static Optional<String> checks(Runbook runbook) {
        var outOfReach = UnsupportedChecks.of(runbook);
        return outOfReach.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", outOfReach));
    }

    /// Every step that lacks a protection of the workspace, or nothing.
    private static Optional<String> demanded(Runbook runbook, Workspace workspace) {
        var missing = MissingProtections.missing(runbook, workspace);
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", missing));
    }

    private static String several(Quorum quorum) {
        return quorum.count() + " people of " + quorum.role();
    }
}
