/// The small kit that the language is declared in: forms, keys, shapes, and what follows from them.
@NullMarked
package dev.tminus.language.forms;

import org.jspecify.annotations.NullMarked;
