package dev.tminus.runbook;

import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One release plan as its file declares it, with every default filled in and every name resolved.
///
/// @param zero what T means, in words
/// @param timezone counts the calendar days of `T-5d`
/// @param environments where it may run, in the order of the file
/// @param authority who may do what to the run as a whole; without [Authority#SKIP] the manager and
///   the step's owner may skip
/// @param inputs what is asked when a run is planned
/// @param definitions what it provides for besides its steps
/// @param alongside whether it may be live beside another live run on the same environment whose
///   runbook allows that too
/// @param briefing what people should know about it
public record Runbook(
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
        List<Field> inputs,
        List<Question> questions,
        List<Phase> phases,
        List<Contingency> contingencies,
        Definitions definitions,
        boolean alongside,
        Briefing briefing) {

    public Runbook {
        environments = List.copyOf(environments);
        distinct = Set.copyOf(distinct);
        inputs = List.copyOf(inputs);
        questions = List.copyOf(questions);
        phases = List.copyOf(phases);
        contingencies = List.copyOf(contingencies);
    }

    /// The same with other phases.
    public Runbook withPhases(List<Phase> others) {
        return with(title, others, contingencies, briefing);
    }

    /// The same with other words in its titles and in the addresses of its links.
    public Runbook withWords(UnaryOperator<String> titles, UnaryOperator<String> urls) {
        return with(
                titles.apply(title),
                phases.stream().map(phase -> phase.withWords(titles, urls)).toList(),
                contingencies.stream().map(one -> one.withWords(titles, urls)).toList(),
                briefing.withLinks(titles, urls));
    }

    private Runbook with(
            String words, List<Phase> itsPhases, List<Contingency> others, Briefing told) {
        return new Runbook(
                id,
                words,
                zero,
                timezone,
                environments,
                window,
                roles,
                authority,
                distinct,
                variables,
                checks,
                inputs,
                questions,
                itsPhases,
                others,
                definitions,
                alongside,
                told);
    }

    /// The steps of the main line in the order of the file.
    public Stream<Step> steps() {
        return phases.stream().flatMap(phase -> phase.steps().stream());
    }

    /// The steps of the main line, then those of the contingencies.
    public Stream<Step> allSteps() {
        return Stream.concat(steps(), contingencies.stream().flatMap(one -> one.steps().stream()));
    }

    /// The contingency of that name.
    public Contingency contingency(ContingencyId id) {
        return contingencies.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "Runbook " + this.id + " has no contingency " + id));
    }

    /// The check that a step uses.
    public CheckSpec check(CheckId check) {
        var spec = checks.get(check);
        if (spec == null) {
            throw new NoSuchElementException("Runbook " + id + " has no check " + check);
        }
        return spec;
    }
}
