/// Keeps files by the hash of their content, forced to disk before anything names them.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *"})
package dev.tminus.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
