/// Measurements that are too long for the tests: `./tminus bench NAME`.
@NullMarked
package dev.tminus.bench;

import org.jspecify.annotations.NullMarked;
