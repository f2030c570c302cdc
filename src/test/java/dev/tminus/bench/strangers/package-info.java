/// What people who are not signed in can do to those who are.
@NullMarked
package dev.tminus.bench.strangers;

import org.jspecify.annotations.NullMarked;
