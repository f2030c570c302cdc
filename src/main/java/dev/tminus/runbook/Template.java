package dev.tminus.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text with places for values, `{{input.x}}`. It is read once; whoever looks its names up,
/// refuses them or puts values in asks it.
///
/// @param text as it is written
/// @param unclosed what follows braces that nothing closes, null where all are closed
public record Template(String text, List<Place> places, @Nullable String unclosed) {

    private static final String OPENS = "{{";
    private static final String CLOSES = "}}";

    /// A place for a value.
    ///
    /// @param from where it begins in the text
    /// @param written with its braces
    /// @param name what stands between them, without blanks around it
    public record Place(int from, String written, String name) {}

    public static Template of(String text) {
        var places = new ArrayList<Place>();
        int from = text.indexOf(OPENS);
        while (from >= 0) {
            int closes = text.indexOf(CLOSES, from);
            if (closes < 0) {
                return new Template(text, places, text.substring(from));
            }
            int end = closes + CLOSES.length();
            var name = text.substring(from + OPENS.length(), closes).strip();
            places.add(new Place(from, text.substring(from, end), name));
            from = text.indexOf(OPENS, end);
        }
        return new Template(text, places, null);
    }

    /// Whether it has a place, closed or not.
    public static boolean isIn(String text) {
        return text.contains(OPENS);
    }

    public Stream<String> names() {
        return places.stream().map(Place::name);
    }

    /// The name of the one place that is all of the text, blanks around it aside.
    public Optional<String> whole() {
        return places.size() == 1 && places.getFirst().written().equals(text.strip())
                ? Optional.of(places.getFirst().name())
                : Optional.empty();
    }

    /// The text with the values that are known; other places stay as they are written.
    public String bind(Function<String, Optional<String>> known) {
        if (places.isEmpty()) {
            return text;
        }
        var bound = new StringBuilder();
        int at = 0;
        for (var place : places) {
            bound.append(text, at, place.from());
            bound.append(known.apply(place.name()).orElse(place.written()));
            at = place.from() + place.written().length();
        }
        return bound.append(text, at, text.length()).toString();
    }

    /// The text with the same words in every place, for whoever looks at what stands around them.
    public String filled(String words) {
        return bind(_ -> Optional.of(words));
    }
}
