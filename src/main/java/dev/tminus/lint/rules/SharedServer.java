package dev.tminus.lint.rules;

import dev.tminus.language.Locations.Part;
import dev.tminus.lint.basis.Findings;
import dev.tminus.lint.basis.WorkspaceRule;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.runbook.workspace.Workspace;

/// A database that is bound where one rehearses and where one is live.
final class SharedServer implements WorkspaceRule {

    @Override
    public String code() {
        return "shared-server";
    }

    @Override
    public void look(Workspace workspace, Findings findings) {
        for (var rehearsed : workspace.environments().values()) {
            for (var live : workspace.environments().values()) {
                if (isApart(rehearsed, live)) {
                    lookAt(rehearsed, live, findings);
                }
            }
        }
    }

    private static boolean isApart(Environment rehearsed, Environment live) {
        return !rehearsed.name().equals(live.name())
                && !rehearsed.allows().contains(Mode.LIVE)
                && live.allows().contains(Mode.LIVE);
    }

    private static void lookAt(Environment rehearsed, Environment live, Findings findings) {
        for (var source : rehearsed.sources().values()) {
            live.sources().values().stream()
                    .filter(other -> address(other).equals(address(source)))
                    .findFirst()
                    .ifPresent(other ->
                            findings.at(
                                            Part.ENVIRONMENT,
                                            rehearsed.name(),
                                            "sources",
                                            source.name().value())
                                    .say(
                                            "`%s` of `%s` is the database that `%s` of `%s` is bound to: a rehearsal would read, and with its actions change, what is live."
                                                    .formatted(
                                                            source.name(),
                                                            rehearsed.name(),
                                                            other.name(),
                                                            live.name()),
                                            "Bind it to a database of its own."));
        }
    }

    /// Without its parameters, which do not make it another database.
    private static String address(SourceSpec source) {
        return source.jdbc().split("[?;]", 2)[0];
    }
}
