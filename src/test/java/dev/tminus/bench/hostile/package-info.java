/// What a hostile file, neighbour, value or disk can do to those who work.
@NullMarked
package dev.tminus.bench.hostile;

import org.jspecify.annotations.NullMarked;
