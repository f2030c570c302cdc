package dev.tminus.bench.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Changes a file by its words, values and lines, as somebody does who edits in haste.
final class ByWords {

    private static final Pattern WORD =
            Pattern.compile("\"[^\"\n]*\"|[\\p{L}\\p{N}_./+-]+(?:@[a-z.]+)?");
    private static final Pattern KEY = Pattern.compile("[a-z-]+(?=:[ \n])");
    private static final Pattern FLOW = Pattern.compile("\\{[^{}\n]*}|\\[[^\\[\\]\n]*]");
    private static final List<String> VALUES =
            List.of(
                    "~",
                    "\"\"",
                    "{}",
                    "[]",
                    "[x]",
                    "{a: b}",
                    "\"{{variables.x}}\"",
                    "\"${TMINUS_SECRET_X}\"",
                    "-1",
                    "010",
                    "12:30",
                    "1e999999999",
                    "0x1F",
                    "no",
                    "true",
                    "T-5d",
                    "T+1h",
                    "a - 1d",
                    "T-0",
                    "PT15M",
                    "*a",
                    "&a x",
                    "!x y",
                    "上海",
                    "\"上海 \\U0001F600\"",
                    "\"live and (\"",
                    "answers.lower.count",
                    "live or not input.x",
                    "id",
                    "first-rehearsal",
                    "x".repeat(300),
                    "9".repeat(30),
                    "\" \"",
                    "'it''s'",
                    "|",
                    "parallel",
                    "wait",
                    "gate",
                    "check",
                    "hold",
                    "qa",
                    "manager");

    private final SplittableRandom random;
    private final List<String> words;
    private final List<String> keys;
    private final List<String> lines;

    ByWords(SplittableRandom random, List<Original> originals) {
        this.random = random;
        this.words = found(WORD, originals);
        this.keys = found(KEY, originals);
        this.lines = originals.stream().flatMap(original -> original.text().lines()).toList();
    }

    private static List<String> found(Pattern pattern, List<Original> originals) {
        return originals.stream()
                .flatMap(original -> pattern.matcher(original.text()).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    String change(String text) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> replace(WORD, text, any(words));
            case 2 -> replace(WORD, text, any(VALUES));
            case 3 -> replace(KEY, text, any(keys));
            case 4 -> replace(FLOW, text, any(VALUES));
            case 5 -> replace(FLOW, text, any(words));
            case 6 -> swap(text);
            default -> changeLines(text);
        };
    }

    private String replace(Pattern pattern, String text, String by) {
        var places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return text + by;
        }
        var place = places.get(random.nextInt(places.size()));
        return text.substring(0, place.start()) + by + text.substring(place.end());
    }

    private String swap(String text) {
        var places = WORD.matcher(text).results().toList();
        if (places.isEmpty()) {
            return text;
        }
        var one = places.get(random.nextInt(places.size()));
        return replace(
                WORD, replace(Pattern.compile(Pattern.quote(one.group())), text, "y"), one.group());
    }

    private String changeLines(String text) {
        var all = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(all.size());
        switch (random.nextInt(5)) {
            case 0 -> all.remove(at);
            case 1 -> all.add(random.nextInt(all.size()), all.get(at));
            case 2 -> Collections.swap(all, at, random.nextInt(all.size()));
            case 3 -> all.set(at, " ".repeat(random.nextInt(9)) + all.get(at).strip());
            default -> all.add(at, any(lines));
        }
        return String.join("\n", all);
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
