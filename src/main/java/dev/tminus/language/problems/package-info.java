/// What is wrong with a file and where, as everybody may tell it.
@NullMarked
@NamedInterface("problems")
package dev.tminus.language.problems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
