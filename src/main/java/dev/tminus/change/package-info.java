/// What changed between two versions of a runbook, in lines that a reviewer understands.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *", "schedule"})
package dev.tminus.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
