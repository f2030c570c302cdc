/// Reads YAML into nodes that know their places, and collects what is wrong with them.
@NullMarked
package dev.tminus.language.yaml;

import org.jspecify.annotations.NullMarked;
