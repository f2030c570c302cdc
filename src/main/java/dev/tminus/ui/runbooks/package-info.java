/// All runbooks, and one of them with its problems.
@NullMarked
package dev.tminus.ui.runbooks;

import org.jspecify.annotations.NullMarked;
