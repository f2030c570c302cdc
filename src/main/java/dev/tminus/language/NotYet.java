package dev.tminus.language;

import org.jspecify.annotations.Nullable;

/// A form of the language that this version cannot read.
///
/// @param wants what it describes
record NotYet<T>(String wants) implements Form<T> {

    @Override
    public @Nullable T read(Node node, Problems problems) {
        problems.error(
                Code.NOT_YET,
                node,
                "Here " + wants + " is part of the language, but this version cannot read it yet.");
        return null;
    }
}
