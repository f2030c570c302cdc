/// Names of what a runbook and a workspace define, a type each, so that none is taken for another.
@NullMarked
@NamedInterface("names")
package dev.tminus.runbook.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
