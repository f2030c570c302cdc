/// What checks of every kind ask, and what came of them.
@NullMarked
@NamedInterface("check")
package dev.tminus.runbook.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
