/// Samples as if they were in the module `engine`.
@NullMarked
package dev.tminus.house.broken.engine;

import org.jspecify.annotations.NullMarked;
