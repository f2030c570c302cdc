package dev.tminus.catalog;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the workspace lies.
///
/// @param runbooks folder of `workspace.yaml` and the runbooks beside it
@ConfigurationProperties("tminus")
record Folder(Path runbooks) {}
