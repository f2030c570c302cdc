/// How checks are written, and how those with `for-each` are expanded.
@NullMarked
package dev.tminus.language.checks;

import org.jspecify.annotations.NullMarked;
