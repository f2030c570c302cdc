/// Kills under open pages.
@NullMarked
package dev.tminus.bench.restart;

import org.jspecify.annotations.NullMarked;
