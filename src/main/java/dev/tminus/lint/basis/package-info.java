/// What rules look at, and how they say what they find.
@NullMarked
package dev.tminus.lint.basis;

import org.jspecify.annotations.NullMarked;
