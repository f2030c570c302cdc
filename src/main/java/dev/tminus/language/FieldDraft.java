package dev.tminus.language;

import static java.util.Objects.requireNonNull;

import dev.tminus.runbook.Field;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One value that people are asked for, as the file says it.
///
/// @param name null for an input, which has its name from the key above it
/// @param title empty where the name says it
/// @param type null where it could not be read
record FieldDraft(
        @Nullable Said<String> name,
        String title,
        Field.@Nullable Type type,
        boolean required,
        List<String> choices,
        @Nullable String pattern,
        @Nullable String mustBe) {

    /// The field under a name of its own or that of its key.
    Field named(String called) {
        return new Field(
                called,
                title.isEmpty() ? titleOf(called) : title,
                requireNonNull(type),
                required,
                choices,
                pattern,
                mustBe);
    }

    /// `old-ttl` as people read it: `Old ttl`.
    static String titleOf(String name) {
        var words = name.replace('-', ' ').strip();
        return words.isEmpty()
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
