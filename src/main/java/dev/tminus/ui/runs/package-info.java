/// All runs.
@NullMarked
package dev.tminus.ui.runs;

import org.jspecify.annotations.NullMarked;
