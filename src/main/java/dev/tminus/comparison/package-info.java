/// Finds the differences between two sets of rows in bounded memory.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *", "source", "source :: *"})
package dev.tminus.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
