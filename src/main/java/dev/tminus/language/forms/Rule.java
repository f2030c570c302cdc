package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import java.util.List;

/// How the keys of a mapping depend on each other, and what the reader says where they do not fit.
/// A JSON Schema says the same without words.
public sealed interface Rule {

    /// One of these keys, and no second.
    record ExactlyOne(List<String> keys, Refusal refusal) implements Rule {}

    /// One of these keys, or several.
    record AtLeastOne(List<String> keys, Refusal refusal) implements Rule {}

    /// None of these keys.
    record Without(List<String> keys, Refusal refusal) implements Rule {}

    /// What counts where a key is present.
    record With(String key, List<Rule> then) implements Rule {}

    /// What counts where a key holds a mapping with a certain key.
    record WithInside(String key, String inner, List<Rule> then) implements Rule {}

    /// What counts where a key holds one of some words.
    ///
    /// @param alsoMissing whether it counts where the key is missing, too
    record Where(String key, List<String> words, boolean alsoMissing, List<Rule> then)
            implements Rule {}

    static Rule exactlyOne(Refusal refusal, String... keys) {
        return new ExactlyOne(List.of(keys), refusal);
    }

    static Rule atLeastOne(String message, String advice, String... keys) {
        return new AtLeastOne(List.of(keys), Refusal.missing(message, advice));
    }

    static Rule needs(String key, Refusal refusal) {
        return new AtLeastOne(List.of(key), refusal);
    }

    /// Not `false`.
    static Rule unlessFalse(String flag, Refusal refusal) {
        return new Where(flag, List.of("false"), false, List.of(without(refusal, flag)));
    }

    static Rule without(Refusal refusal, String... keys) {
        return new Without(List.of(keys), refusal);
    }

    static Rule with(String key, Rule... then) {
        return new With(key, List.of(then));
    }

    static Rule withInside(String key, String inner, Rule... then) {
        return new WithInside(key, inner, List.of(then));
    }

    /// Refuses what breaks it.
    default void check(Fields fields) {
        switch (this) {
            case ExactlyOne(var keys, var refusal) -> {
                var found = keys.stream().filter(fields::has).toList();
                if (found.size() != 1) {
                    refusal.refuse(fields, found);
                }
            }
            case AtLeastOne(var keys, var refusal) -> {
                if (keys.stream().noneMatch(fields::has)) {
                    refusal.refuse(fields, List.of());
                }
            }
            case Without(var keys, var refusal) -> {
                var found = keys.stream().filter(fields::has).toList();
                if (!found.isEmpty()) {
                    refusal.refuse(fields, found);
                }
            }
            case With(var key, var then) -> checkAll(fields.has(key), then, fields);
            case WithInside(var key, var inner, var then) ->
                    checkAll(
                            fields.has(key)
                                    && fields.valueNode(key) instanceof Node.Entries mapping
                                    && mapping.entries().containsKey(inner),
                            then,
                            fields);
            case Where(var key, var words, var alsoMissing, var then) ->
                    checkAll(
                            fields.has(key)
                                    ? fields.valueNode(key) instanceof Node.Text text
                                            && words.contains(text.value().strip())
                                    : alsoMissing,
                            then,
                            fields);
        }
    }

    private static void checkAll(boolean counts, List<Rule> rules, Fields fields) {
        if (counts) {
            rules.forEach(rule -> rule.check(fields));
        }
    }
}
