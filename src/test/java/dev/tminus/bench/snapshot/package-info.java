/// Whether two tables that change together are ever seen apart.
@NullMarked
package dev.tminus.bench.snapshot;

import org.jspecify.annotations.NullMarked;
