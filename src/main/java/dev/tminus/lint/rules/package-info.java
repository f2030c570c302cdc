/// What leads to accidents, one class a rule.
@NullMarked
package dev.tminus.lint.rules;

import org.jspecify.annotations.NullMarked;
