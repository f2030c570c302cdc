/// Reads YAML into a workspace and runbooks, and says everything that is wrong with a file, with
/// places.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *", "schedule"})
package dev.tminus.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
