/// A run as one would keep it on paper: written from the description of the states alone, and
/// knowing nothing of the code that it is held against.
@NullMarked
package dev.tminus.model;

import org.jspecify.annotations.NullMarked;
