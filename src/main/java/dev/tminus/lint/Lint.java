package dev.tminus.lint;

import dev.tminus.language.Located;
import dev.tminus.language.Locations;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.LintedRunbook;
import dev.tminus.lint.rules.Rules;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks for what has led to accidents in files that can be used. What needs a date or the past is
/// no matter of it.
public final class Lint {

    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparingInt((Problem problem) -> problem.place().line())
                    .thenComparingInt(problem -> problem.place().column());

    private Lint() {}

    /// All that is to be said of a runbook, in the order of the file: what its reader found and
    /// what the rules find, without the warnings that it accepts. Beside errors of the reader only
    /// warnings are said, of what can be understood in spite of them.
    ///
    /// @param workspace null where it could not be read: what needs it is not looked for
    public static List<Problem> of(Located<Runbook> written, @Nullable Workspace workspace) {
        return folded(inspect(written, workspace).open());
    }

    /// The same of one of several runbooks, which may run each other.
    ///
    /// @param siblings all of them
    public static List<Problem> of(
            Located<Runbook> written, @Nullable Workspace workspace, Siblings siblings) {
        return folded(inspect(written, workspace, siblings).open());
    }

    /// One line with a count in the place of many warnings of one rule.
    public static List<Problem> folded(List<Problem> problems) {
        return Alike.folded(problems);
    }

    /// The same one by one, and the warnings that the runbook accepts.
    ///
    /// @param workspace null where it could not be read: what needs it is not looked for
    public static Inspection inspect(Located<Runbook> written, @Nullable Workspace workspace) {
        return inspect(written, workspace, null);
    }

    /// The same of one of several runbooks, which may run each other.
    ///
    /// @param siblings all of them; null where they are not known
    public static Inspection inspect(
            Located<Runbook> written, @Nullable Workspace workspace, @Nullable Siblings siblings) {
        var known = written.known();
        var runbook = known == null ? written.rough() : known;
        if (runbook == null) {
            return new Inspection(written.reading().problems(), List.of());
        }
        var found = new ArrayList<>(written.reading().problems());
        found.addAll(
                beside(
                        known,
                        () ->
                                ofRunbook(
                                        new LintedRunbook(runbook, workspace, siblings),
                                        written.locations())));
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
        if (known != null) {
            open.addAll(acceptances.unused());
        }
        open.sort(IN_ORDER);
        return new Inspection(open, accepted);
    }

    /// All that is to be said of a workspace, in the order of the file.
    public static List<Problem> of(Located<Workspace> written) {
        var workspace = written.known() == null ? written.rough() : written.known();
        var found = new ArrayList<Problem>(written.reading().problems());
        if (workspace != null) {
            found.addAll(
                    beside(written.known(), () -> ofWorkspace(workspace, written.locations())));
        }
        found.sort(IN_ORDER);
        return Alike.folded(found);
    }

    /// What the rules find; beside errors only what such an error cannot have brought about, and no
    /// mistake of a rule may hide the error.
    private static List<Problem> beside(@Nullable Object sound, Supplier<List<Problem>> found) {
        if (sound != null) {
            return found.get();
        }
        try {
            return found.get().stream()
                    .filter(problem -> problem.severity() == Severity.WARNING)
                    .toList();
        } catch (RuntimeException incomplete) {
            return List.of();
        }
    }

    private static List<Problem> ofWorkspace(Workspace workspace, Locations locations) {
        var found = new ArrayList<Problem>();
        for (var rule : Rules.OF_WORKSPACES) {
            var findings = new Findings(rule, locations);
            rule.look(workspace, findings);
            found.addAll(findings.all());
        }
        found.addAll(ofChecks(workspace.checks().values(), locations));
        return found;
    }

    private static List<Problem> ofRunbook(LintedRunbook subject, Locations locations) {
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
