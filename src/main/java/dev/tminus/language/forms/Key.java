package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A key of the language.
///
/// @param otherwise what counts where the key is missing, in words; of a required key nothing does
/// @param says what it means, for the reference
/// @param preset what counts where the key is missing or could not be read; null where nothing does
public record Key<T>(
        String name,
        Form<T> form,
        boolean required,
        String otherwise,
        String says,
        @Nullable T preset) {

    /// Names are compared as objects, as often as a key is asked for.
    public Key {
        name = name.intern();
    }

    public static <T> Key<T> required(String name, Form<T> form, String says) {
        return new Key<>(name, form, true, "", says, null);
    }

    public static <T> Key<T> optional(String name, Form<T> form, String otherwise, String says) {
        return new Key<>(name, form, false, otherwise, says, null);
    }

    /// What it is preset to.
    public T fallback() {
        return Objects.requireNonNull(preset, name);
    }

    /// A key that counts as if a value were written for it.
    ///
    /// @param value as a file has it
    public static <T> Key<T> preset(String name, Form<T> form, String value, String says) {
        var text = new Node.Text(new Node.Span(0, 0, 0), value, true);
        var preset = Objects.requireNonNull(form.read(text, Problems.unheard()), name);
        return new Key<>(name, form, false, value, says, preset);
    }
}
