package dev.tminus.runbook;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One release plan as its file declares it, with every default filled in and every name resolved.
///
/// @param zero what T means, in words
/// @param timezone counts the calendar days of `T-5d`
/// @param environments where it may run, in the order of the file
/// @param authority who may do what to the run as a whole
public record Runbook(
        RunbookId id,
        String title,
        String zero,
        ZoneId timezone,
        List<EnvironmentName> environments,
        @Nullable Window window,
        Map<RoleName, Role> roles,
        Map<Authority, Quorum> authority,
        Set<Party> distinct,
        Map<String, String> variables,
        Map<CheckId, CheckSpec> checks,
        List<Phase> phases) {

    public Runbook {
        environments = List.copyOf(environments);
        distinct = Set.copyOf(distinct);
        phases = List.copyOf(phases);
    }

    /// All steps in the order of the file.
    public Stream<Step> steps() {
        return phases.stream().flatMap(phase -> phase.steps().stream());
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
