/// What waits for the reader over all runs, and what is under way and coming.
@NullMarked
package dev.tminus.ui.home;

import org.jspecify.annotations.NullMarked;
