package dev.tminus.runbook.workspace;

import dev.tminus.runbook.names.SourceName;

/// How to reach a data source, as the workspace writes it: `${…}` references are resolved only when
/// it is opened.
///
/// @param jdbc an H2, PostgreSQL or MariaDB address
/// @param password a reference, never the secret itself
/// @param existsLater whether it need not answer at planning
public record SourceSpec(
        SourceName name, String jdbc, String user, String password, boolean existsLater) {}
