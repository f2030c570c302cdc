package dev.tminus.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Small edits of a file, as people make them: a value is another one, a key is gone.
///
/// @param what was done, for whoever reads of it
record Edits(String what, String text) {

    /// A key with a value inside braces, and the comma before it.
    private static final Pattern ENTRY =
            Pattern.compile(
                    ", [a-z-]+: (\\{[^{}]*\\}|\\[[^\\[\\]{}]*\\]|\"[^\"\\n]*\"|[^,\"{}\\[\\]\\n]+)");

    /// A line of a block that holds one key and its value.
    private static final Pattern LINE = Pattern.compile("(?m)^ +[a-z-]+: [^\\n|]+\\n");

    /// A value without quotes.
    private static final Pattern VALUE =
            Pattern.compile("(?<=: |\\[|, )(?![a-z-]+: )[A-Za-z0-9][^,:\"{}\\[\\]\\n]*");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    static List<Edits> of(String text) {
        var edits = new ArrayList<Edits>();
        for (var pattern : List.of(ENTRY, LINE)) {
            pattern.matcher(text)
                    .results()
                    .forEach(one -> edits.add(edit(text, one.start(), one.end(), "")));
        }
        VALUE.matcher(text)
                .results()
                .forEach(one -> {
                    others(one.group()).stream()
                            .filter(other -> !other.equals(one.group()))
                            .forEach(other -> edits.add(edit(text, one.start(), one.end(), other)));
                });
        return edits;
    }

    private static Edits edit(String text, int from, int to, String instead) {
        return new Edits(
                "`%s` to `%s`".formatted(text.substring(from, to), instead),
                text.substring(0, from) + instead + text.substring(to));
    }

    private static List<String> others(String value) {
        return switch (value) {
            case "true" -> List.of("false");
            case "false" -> List.of("true");
            default ->
                    List.of(
                            value + "x",
                            NUMBER.matcher(value).replaceFirst(one -> one.group() + "1"),
                            "T-9d");
        };
    }
}
