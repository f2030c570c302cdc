/// What a check found: both sides, their differences, its attempts and its evidence.
@NullMarked
package dev.tminus.ui.check;

import org.jspecify.annotations.NullMarked;
