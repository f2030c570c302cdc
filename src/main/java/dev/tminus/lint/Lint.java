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
import org.jspecify.annotations.Nullable;

/// Looks for what has led to accidents in files that can be used. What needs a date or the past is
/// no matter of it.
public final class Lint {

    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparingInt((Problem problem) -> problem.place().line())
                    .thenComparingInt(problem -> problem.place().column());

    private Lint() {}

    /// All that is to be said of a runbook, in the order of the file: what its reader found and
    /// what the rules find, without the warnings that it accepts. Where it cannot be read, only
    /// what its reader found.
    ///
    /// @param workspace null where it could not be read: what needs it is not looked for
    public static List<Problem> of(Located<Runbook> written, @Nullable Workspace workspace) {
        return inspect(written, workspace).open();
    }

    /// The same, and the warnings that the runbook accepts.
    ///
    /// @param workspace null where it could not be read: what needs it is not looked for
    public static Inspection inspect(Located<Runbook> written, @Nullable Workspace workspace) {
        var runbook = written.known();
        if (runbook == null) {
            return new Inspection(written.reading().problems(), List.of());
        }
        var found = new ArrayList<>(written.reading().problems());
        found.addAll(ofRunbook(new Subject(runbook, workspace), written.locations()));
        found.sort(IN_ORDER);
        var acceptances = new Acceptances(runbook, written.locations());
        var open = new ArrayList<Problem>();
        var accepted = new ArrayList<Inspection.Accepted>();
        for (var problem : found) {
            acceptances
                    .reason(problem)
                    .ifPresentOrElse(
                            because -> accepted.add(new Inspection.Accepted(problem, because)),
                            () -> open.add(problem));
        }
        open.addAll(acceptances.unused());
        open.sort(IN_ORDER);
        return new Inspection(open, accepted);
    }

    /// All that is to be said of a workspace, in the order of the file.
    public static List<Problem> of(Located<Workspace> written) {
        var workspace = written.known();
        var found = new ArrayList<>(written.reading().problems());
        if (workspace != null) {
            for (var rule : Rules.OF_WORKSPACES) {
                var findings = new Findings(rule, written.locations());
                rule.look(workspace, findings);
                found.addAll(findings.all());
            }
            found.addAll(ofChecks(workspace.checks().values(), written.locations()));
        }
        found.sort(IN_ORDER);
        return List.copyOf(found);
    }

    private static List<Problem> ofRunbook(Subject subject, Locations locations) {
        var found = new ArrayList<Problem>();
        for (var rule : Rules.OF_RUNBOOKS) {
            var findings = new Findings(rule, locations);
            rule.look(subject, findings);
            found.addAll(findings.all());
        }
        var own =
                subject.runbook().checks().values().stream()
                        .filter(check ->
                                subject.workspace()
                                        .map(shared -> !shared.checks().containsKey(check.id()))
                                        .orElse(true));
        found.addAll(ofChecks(own.toList(), locations));
        return found;
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
