/// What a runbook and a workspace say: plain records without YAML, Spring or a clock.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.tminus.runbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
