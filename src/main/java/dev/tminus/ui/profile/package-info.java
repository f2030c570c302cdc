/// What people choose for themselves.
@NullMarked
package dev.tminus.ui.profile;

import org.jspecify.annotations.NullMarked;
