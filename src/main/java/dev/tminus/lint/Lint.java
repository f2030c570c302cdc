package dev.tminus.lint;

import dev.tminus.language.Located;
import dev.tminus.language.Locations;
import dev.tminus.language.Problem;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for what has led to accidents in files that can be used. What needs a date or the past is
/// no matter of it.
public final class Lint {

    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparingInt((Problem problem) -> problem.place().line())
                    .thenComparingInt(problem -> problem.place().column());

    private Lint() {}

    /// What its rules find in a runbook, in the order of the file, without what the file accepts;
    /// nothing where it cannot be read.
    ///
    /// @param workspace null where it could not be read: what needs it is not looked for
    public static List<Problem> of(Located<Runbook> written, @Nullable Workspace workspace) {
        var runbook = written.known();
        if (runbook == null) {
            return List.of();
        }
        var subject = new Subject(runbook, workspace);
        var found = new ArrayList<Problem>();
        for (var rule : Rules.OF_RUNBOOKS) {
            var findings = new Findings(rule, written.locations());
            rule.look(subject, findings);
            found.addAll(findings.all());
        }
        var own =
                runbook.checks().values().stream()
                        .filter(check ->
                                workspace == null
                                        || !workspace.checks().containsKey(check.id()));
        found.addAll(ofChecks(own.toList(), written.locations()));
        found.sort(IN_ORDER);
        return List.copyOf(found);
    }

    /// What its rules find in a workspace, in the order of the file; nothing where it cannot be
    /// read.
    public static List<Problem> of(Located<Workspace> written) {
        var workspace = written.known();
        if (workspace == null) {
            return List.of();
        }
        var found = new ArrayList<Problem>();
        for (var rule : Rules.OF_WORKSPACES) {
            var findings = new Findings(rule, written.locations());
            rule.look(workspace, findings);
            found.addAll(findings.all());
        }
        found.addAll(ofChecks(workspace.checks().values(), written.locations()));
        found.sort(IN_ORDER);
        return List.copyOf(found);
    }

    /// What reading and rules say together, in the order of the file.
    public static List<Problem> together(List<Problem> problems, List<Problem> findings) {
        return Stream.concat(problems.stream(), findings.stream()).sorted(IN_ORDER).toList();
    }

    private static List<Problem> ofChecks(Collection<CheckSpec> checks, Locations locations) {
        var found = new ArrayList<Problem>();
        for (var rule : Rules.OF_CHECKS) {
            var findings = new Findings(rule, locations);
            checks.forEach(check -> rule.look(check, findings));
            found.addAll(findings.all());
        }
        return found;
    }
}
