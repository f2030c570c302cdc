package dev.tminus.language.drafts;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Titles;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.FormAndFiles.RequestedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value that people are asked for, as the file says it.
///
/// @param name null for an input, which has its name from the key above it
/// @param title empty where the name says it
/// @param type null where it could not be read
public record FieldDraft(
        @Nullable Placed<String> name,
        String title,
        Field.@Nullable Type type,
        boolean required,
        List<String> choices,
        @Nullable String pattern,
        @Nullable String mustBe) {

    /// The field under a name of its own or that of its key.
    public Field named(String called) {
        return new Field(
                called,
                Titles.or(title, called),
                requireNonNull(type),
                required,
                choices,
                pattern,
                mustBe);
    }

    /// A file that people are asked for.
    public record FileDraft(@Nullable Placed<String> name, String title) {

        public RequestedFile named(String called) {
            return new RequestedFile(called, Titles.or(title, called));
        }
    }
}
