package dev.tminus.language.rules;

import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The variables that a run knows: the runbook's, and those that each of its environments sets.
final class Variables {

    private final Set<String> variables;
    private final @Nullable Names names;
    private final Problems problems;

    /// @param variables of the runbook
    /// @param names null where the workspace is not known; then its variables count as set
    Variables(Set<String> variables, @Nullable Names names, Problems problems) {
        this.variables = variables;
        this.names = names;
        this.problems = problems;
    }

    void check(String name, Refuse where) {
        if (variables.contains(name) || names == null || problems.isFull()) {
            return;
        }
        var missing = names.without(name);
        if (missing.isEmpty() && !names.environments().isEmpty()) {
            return;
        }
        boolean nowhere = missing.size() == names.environments().size();
        where.refuse(
                Code.UNKNOWN_VARIABLE,
                nowhere
                        ? "Neither the runbook nor its environments set a variable `%s`."
                                .formatted(name)
                        : "The variable `%s` is not set in %s."
                                .formatted(name, Nearest.quoted(missing)),
                () -> nowhere ? Nearest.suggest(name, known(names)) : "Set it there too.");
    }

    private Collection<String> known(Names known) {
        return Stream.of(List.copyOf(variables), List.copyOf(known.variables()))
                .flatMap(List::stream)
                .toList();
    }
}
