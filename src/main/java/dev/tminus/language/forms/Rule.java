package dev.tminus.language.forms;

import java.util.List;

/// How the keys of a mapping depend on each other, as far as a JSON Schema can say it. The reader
/// says so in words of its own; a test holds the two together.
public sealed interface Rule {

    /// One of these keys, and no second.
    record ExactlyOne(List<String> keys) implements Rule {}

    record AtLeastOne(List<String> keys) implements Rule {}

    /// None of these keys.
    record Without(List<String> keys) implements Rule {}

    /// What counts where a key is present.
    record With(String key, List<Rule> then) implements Rule {}

    /// What counts where a key holds a mapping with a certain key.
    record WithInside(String key, String inner, List<Rule> then) implements Rule {}

    /// What counts where a key holds one of some words.
    ///
    /// @param alsoMissing whether it counts where the key is missing, too
    record Where(String key, List<String> words, boolean alsoMissing, List<Rule> then)
            implements Rule {}

    static Rule exactlyOne(String... keys) {
        return new ExactlyOne(List.of(keys));
    }

    static Rule atLeastOne(String... keys) {
        return new AtLeastOne(List.of(keys));
    }

    static Rule needs(String key) {
        return new ExactlyOne(List.of(key));
    }

    /// Not `false`.
    static Rule unlessFalse(String flag) {
        return new Where(flag, List.of("false"), false, List.of(without(flag)));
    }

    static Rule without(String... keys) {
        return new Without(List.of(keys));
    }

    static Rule with(String key, Rule... then) {
        return new With(key, List.of(then));
    }

    static Rule withInside(String key, String inner, Rule... then) {
        return new WithInside(key, inner, List.of(then));
    }
}
