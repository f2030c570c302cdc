package dev.tminus.language.forms;

import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import org.jspecify.annotations.Nullable;

/// What a value of a file may be. The language is declared as forms; reading, the reference and
/// whatever else must know the language follow them.
public sealed interface Form<T>
        permits Scalar, WithPlace, ListOf, MapOf, Shape, Either, ByKey, OneOrMany, Data {

    /// Null when nothing can be made of the value; the problems then say why.
    @Nullable T read(Node node, Problems problems);

    /// What is expected, in words that follow "expected": `a duration such as 15m`.
    String wants();

    /// Says that the value is of another kind than expected.
    static void refuseKind(Node node, String wants, Problems problems, String suggestion) {
        if (node instanceof Node.Text text && text.isNothing()) {
            problems.error(Code.NO_VALUE, node, "Nothing is written here; expected " + wants + ".");
        } else {
            problems.error(
                    Code.WRONG_KIND,
                    node,
                    "Expected " + wants + ", found " + node.found() + ".",
                    () -> suggestion);
        }
    }

    /// Whether a list or mapping has as many entries as it needs; says so where it has fewer.
    static boolean isEnough(Node node, int size, int atLeast, String wants, Problems problems) {
        if (size < atLeast) {
            problems.error(
                    Code.NO_VALUE,
                    node,
                    "Expected %s with at least %d in it, found %s."
                            .formatted(wants, atLeast, size == 0 ? "none" : size));
        }
        return size >= atLeast;
    }
}
