/// Planning a release or a rehearsal.
@NullMarked
package dev.tminus.ui.planning;

import org.jspecify.annotations.NullMarked;
