/// A checklist-driven release runbook engine with a web UI.
@NullMarked
package dev.tminus;

import org.jspecify.annotations.NullMarked;
