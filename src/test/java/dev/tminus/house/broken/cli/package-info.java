/// Samples as if they were in the module `cli`.
@NullMarked
package dev.tminus.house.broken.cli;

import org.jspecify.annotations.NullMarked;
