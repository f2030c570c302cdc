/// Samples that break one rule of the house each, and `Allowed` ones that break none.
@NullMarked
package dev.tminus.house.broken;

import org.jspecify.annotations.NullMarked;
