/// Keeps every version of every runbook and workspace by content hash.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "language"})
package dev.tminus.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
