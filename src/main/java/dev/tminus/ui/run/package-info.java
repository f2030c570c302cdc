/// One run: checklist, step, sign-off, events.
@NullMarked
package dev.tminus.ui.run;

import org.jspecify.annotations.NullMarked;
