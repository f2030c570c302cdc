/// Opens data sources and resolves secrets; the only place that connects to the databases of a
/// release.
@NullMarked
@ApplicationModule(allowedDependencies = {"runbook", "runbook :: *", "schedule"})
package dev.tminus.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
