/// The state of a release: journal, rules, rows, and the only door for change.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "catalog", "people", "schedule", "evidence"})
package dev.tminus.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
