/// Signing in, and setting up the first accounts.
@NullMarked
package dev.tminus.ui.signin;

import org.jspecify.annotations.NullMarked;
