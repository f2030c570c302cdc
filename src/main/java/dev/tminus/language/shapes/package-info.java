/// How workspaces and runbooks are written.
@NullMarked
package dev.tminus.language.shapes;

import org.jspecify.annotations.NullMarked;
