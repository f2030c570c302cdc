/// Accounts, and who they are in the workspace.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *"})
package dev.tminus.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
