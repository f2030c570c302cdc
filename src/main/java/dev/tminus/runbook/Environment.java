package dev.tminus.runbook;

import java.util.Map;
import java.util.Set;

/// A place where a release happens, and what its names are bound to there.
///
/// @param files absolute roots of files; nothing outside them is read
public record Environment(
        EnvironmentName name,
        Set<Mode> allows,
        Map<SourceName, SourceSpec> sources,
        Map<FilesName, String> files,
        Map<String, String> variables) {

    public Environment {
        allows = Set.copyOf(allows);
    }
}
