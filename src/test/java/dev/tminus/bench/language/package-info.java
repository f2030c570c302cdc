/// How fast runbooks are read, and that nothing done to a file stops the reader.
@NullMarked
package dev.tminus.bench.language;

import org.jspecify.annotations.NullMarked;
