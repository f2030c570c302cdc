/// Makes workspaces and runbooks of drafts without problems, with every default filled in.
@NullMarked
package dev.tminus.language.building;

import org.jspecify.annotations.NullMarked;
