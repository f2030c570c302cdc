/// What a file says, part by part and with places, before its names are looked up.
@NullMarked
package dev.tminus.language.drafts;

import org.jspecify.annotations.NullMarked;
