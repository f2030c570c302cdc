/// Conditions of `when` and the names of a run that they and texts ask for.
@NullMarked
package dev.tminus.language.conditions;

import org.jspecify.annotations.NullMarked;
