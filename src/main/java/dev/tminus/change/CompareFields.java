package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What changed in the values that people are asked for.
///
/// @param key of the list in a file, `form`
record CompareFields(List<Field> old, List<Field> now, String key, About about) {

    void compare() {
        var before = byName(old);
        var after = byName(now);
        about.tellSets(
                before.keySet(),
                after.keySet(),
                new Phrase(Kind.WEAKENED, "It no longer asks for `%s`."),
                new Phrase(Kind.ADDED, "It asks for `%s` now."));
        after.forEach((name, is) -> {
            var was = before.get(name);
            if (was != null) {
                compare(new Both<>(was, is, about, key + "." + name), was, is, about);
            }
        });
    }

    static void compare(Both<Field> both, Field was, Field is, About about) {
        var name = is.name();
        both.tell(
                        "required",
                        () ->
                                about.add(
                                        was.required() ? Kind.WEAKENED : Kind.CHANGED,
                                        was.required()
                                                ? "`%s` may be left empty now.".formatted(name)
                                                : "`%s` must be given now.".formatted(name)))
                .tell("mustBe", () -> compareMustBe(was, is, about))
                .tell(
                        "choices",
                        () ->
                                about.tellSets(
                                        was.choices(),
                                        is.choices(),
                                        new Phrase(Kind.CHANGED, "The choice `%s` is gone."),
                                        new Phrase(Kind.CHANGED, "The choice `%s` is new.")))
                .tell(
                        "pattern",
                        () ->
                                about.compare(
                                        Looser.kind(was.pattern() != null),
                                        "The pattern of `%s`".formatted(name),
                                        was.pattern(),
                                        is.pattern()))
                .rest();
    }

    private static void compareMustBe(Field was, Field is, About about) {
        if (is.mustBe() == null) {
            about.add(
                    Kind.WEAKENED,
                    "`%s` no longer has to be `%s`.".formatted(is.name(), was.mustBe()));
        } else {
            about.compare(
                    Kind.CHANGED,
                    "What `%s` has to be".formatted(is.name()),
                    was.mustBe(),
                    is.mustBe());
        }
    }

    private static Map<String, Field> byName(List<Field> fields) {
        var byName = new LinkedHashMap<String, Field>();
        fields.forEach(field -> byName.put(field.name(), field));
        return byName;
    }
}
