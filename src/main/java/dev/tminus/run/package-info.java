/// The state of a run: what can be said to it, what can have happened, and what that comes to.
/// Pure: no Spring, no database.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *", "schedule"})
package dev.tminus.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
