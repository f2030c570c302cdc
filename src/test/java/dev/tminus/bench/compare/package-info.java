/// How fast, and in how little memory, two large tables are compared.
@NullMarked
package dev.tminus.bench.compare;

import org.jspecify.annotations.NullMarked;
