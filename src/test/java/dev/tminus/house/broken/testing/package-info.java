/// Samples as if they were in the module `schedule`.
@NullMarked
package dev.tminus.house.broken.testing;

import org.jspecify.annotations.NullMarked;
