package dev.tminus.ui.planning;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.ui.parts.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;

/// What is planned with: both files as they were when the page was opened.
record PlannedFiles(
        Runbook runbook,
        ContentHash version,
        Workspace workspace,
        ContentHash workspaceVersion,
        Instant openedAt) {

    List<Environment> environments() {
        return runbook.environments().stream()
                .map(name -> workspace.environments().get(name))
                .filter(environment -> environment != null)
                .toList();
    }

    List<Site> sites() {
        return Site.of(workspace);
    }

    /// Zones to say T-0 in: the teams' first, then the reader's and all others by name.
    List<ZoneId> zones(ZoneId own) {
        var zones = new LinkedHashSet<ZoneId>();
        sites().forEach(site -> zones.add(site.zone()));
        zones.add(runbook.timezone());
        zones.add(own);
        zones.add(ZoneId.of("UTC"));
        ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.contains("/") && !id.startsWith("SystemV") && !id.startsWith("Etc"))
                .sorted()
                .forEach(id -> zones.add(ZoneId.of(id)));
        return List.copyOf(zones);
    }
}
