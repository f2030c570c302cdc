/// Samples as if they were in the module `run`.
@NullMarked
package dev.tminus.house.broken.run;

import org.jspecify.annotations.NullMarked;
