/// Samples as if they were in the module `language`.
@NullMarked
package dev.tminus.house.broken.language;

import org.jspecify.annotations.NullMarked;
