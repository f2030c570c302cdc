/// Rows in the order of their key, in bounded memory.
@NullMarked
@NamedInterface("sorting")
package dev.tminus.source.sorting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
