/// The small parts that every screen is made of.
@NullMarked
package dev.tminus.ui.parts;

import org.jspecify.annotations.NullMarked;
