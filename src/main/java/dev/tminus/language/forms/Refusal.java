package dev.tminus.language.forms;

import dev.tminus.language.yaml.Code;
import java.util.List;

/// What the reader says of a mapping whose keys do not fit together.
public interface Refusal {

    /// Says so at its place.
    ///
    /// @param found those of the rule's keys that the mapping has
    void refuse(Fields fields, List<String> found);

    /// Something is missing from the mapping.
    static Refusal missing(String message, String advice) {
        return (fields, _) ->
                fields.problems().error(Code.MISSING_KEY, fields.node(), message, () -> advice);
    }

    /// A key of the mapping asks for another one.
    static Refusal missingFor(String key, String message, String advice) {
        return (fields, _) ->
                fields.problems()
                        .error(Code.MISSING_KEY, fields.keyNode(key), message, () -> advice);
    }

    /// A key of the mapping means nothing without another one.
    static Refusal misplaced(String key, String message, String advice) {
        return (fields, _) ->
                fields.problems()
                        .error(Code.MISPLACED_KEY, fields.keyNode(key), message, () -> advice);
    }

    /// A key is missing that says itself what it takes.
    static Refusal missing(Key<?> key, String message) {
        return (fields, _) ->
                fields.problems()
                        .error(
                                Code.MISSING_KEY,
                                fields.node(),
                                message,
                                () ->
                                        "`%s` takes %s. %s"
                                                .formatted(
                                                        key.name(),
                                                        key.form().wants(),
                                                        key.says()));
    }

    /// Each of the keys is one too many; the words may name it by `%s`.
    static Refusal each(Code code, String message, String advice) {
        return (fields, found) ->
                found.forEach(key ->
                        fields.problems()
                                .error(
                                        code,
                                        fields.keyNode(key),
                                        message.formatted(key),
                                        () -> advice));
    }

    /// Neither of two keys is there, or both are; the words tell which by `%s`.
    static Refusal either(String message, String ifNeither, String ifBoth) {
        return (fields, found) ->
                fields.problems()
                        .error(
                                found.isEmpty() ? Code.MISSING_KEY : Code.CONFLICTING_KEYS,
                                fields.node(),
                                message.formatted(found.isEmpty() ? "neither" : "both"),
                                () -> found.isEmpty() ? ifNeither : ifBoth);
    }

    /// None of some keys is there, or several are; the words tell how many by `%s`.
    static Refusal notOne(String message, String advice) {
        return (fields, found) ->
                fields.problems()
                        .error(
                                found.isEmpty() ? Code.MISSING_KEY : Code.CONFLICTING_KEYS,
                                fields.node(),
                                message.formatted(found.isEmpty() ? "none" : found.size()),
                                () -> advice);
    }

    /// The same, told at the second of them.
    static Refusal notOne(String message, String ifNone, String ifSeveral) {
        return (fields, found) ->
                fields.problems()
                        .error(
                                found.isEmpty() ? Code.MISSING_KEY : Code.CONFLICTING_KEYS,
                                found.isEmpty() ? fields.node() : fields.keyNode(found.get(1)),
                                message.formatted(found.isEmpty() ? "none" : found.size()),
                                () -> found.isEmpty() ? ifNone : ifSeveral);
    }
}
