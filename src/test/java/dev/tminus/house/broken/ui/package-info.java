/// Samples as if they were in the module `ui`.
@NullMarked
package dev.tminus.house.broken.ui;

import org.jspecify.annotations.NullMarked;
