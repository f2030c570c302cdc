/// The rules of the house, each with a sample that breaks it.
@NullMarked
package dev.tminus.house;

import org.jspecify.annotations.NullMarked;
