package dev.tminus.runbook.names;

/// A name of a runbook that each of its environments binds to something of its own, so that a
/// rehearsal never meets what is live.
public sealed interface BoundName
        permits SourceName,
                FilesName,
                EndpointName,
                MetricsName,
                ResolverName,
                AudienceName,
                FleetName,
                ProgramName {

    String value();
}
