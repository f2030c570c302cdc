package dev.tminus.language.forms;

/// A key of the language.
///
/// @param otherwise what counts where the key is missing, in words; of a required key nothing does
/// @param says what it means, for the reference
public record Key<T>(String name, Form<T> form, boolean required, String otherwise, String says) {

    public static <T> Key<T> required(String name, Form<T> form, String says) {
        return new Key<>(name, form, true, "", says);
    }

    public static <T> Key<T> optional(String name, Form<T> form, String otherwise, String says) {
        return new Key<>(name, form, false, otherwise, says);
    }
}
