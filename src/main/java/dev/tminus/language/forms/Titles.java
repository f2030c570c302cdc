package dev.tminus.language.forms;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people see, made of a name where nothing else is written.
public final class Titles {

    public static final Key<String> KEY =
            Key.optional(
                    "title",
                    Texts.line("a title"),
                    "the id, hyphens as spaces",
                    "What people see.");

    /// The same, with what a run knows once it is planned.
    public static final Key<String> WITH_VALUES =
            Key.optional(
                    "title",
                    Texts.line("a title", Signs.PLACEHOLDERS),
                    "the id, hyphens as spaces",
                    "What people see; placeholders of what is known when a run is planned are"
                            + " replaced.");

    private Titles() {}

    /// The title that is written, or `Old ttl` for `old-ttl`.
    public static String or(@Nullable String title, String name) {
        return title == null || title.isEmpty() ? of(name) : title;
    }

    private static String of(String name) {
        var words = name.replace('-', ' ').strip();
        return words.isEmpty()
                ? name
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
