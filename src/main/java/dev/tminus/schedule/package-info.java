/// Pure functions from planned times and actual ones to instants; no clock of its own.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *"})
package dev.tminus.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
