/// The rules of a run: who may do what now, what comes of it, and what a run waits for. Pure
/// functions of what is known.
@NullMarked
@NamedInterface("rules")
package dev.tminus.run.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
