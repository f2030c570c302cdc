/// What must hold between the parts of a file, and between a runbook and its workspace.
@NullMarked
package dev.tminus.language.rules;

import org.jspecify.annotations.NullMarked;
