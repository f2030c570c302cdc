/// Who is at the keyboard, and what an unknown visitor may reach.
@NullMarked
package dev.tminus.ui.security;

import org.jspecify.annotations.NullMarked;
