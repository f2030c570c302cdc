/// Files of rows, within the roots that a workspace may reach.
@NullMarked
@NamedInterface("files")
package dev.tminus.source.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
