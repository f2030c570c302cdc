package dev.tminus.language;

import dev.tminus.language.forms.ByKey;
import dev.tminus.language.forms.Data;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Node;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The keys of the language that a document uses.
final class WrittenKeys {

    private WrittenKeys() {}

    /// The keys that are written in a value, by what has them.
    static void in(Form<?> form, Node node, Map<String, Set<String>> written) {
        switch (form) {
            case Shape<?> shape -> {
                if (node instanceof Node.Entries mapping) {
                    var keys = written.computeIfAbsent(shape.wants(), _ -> new TreeSet<>());
                    shape.keys()
                            .forEach((name, key) -> {
                                var entry = mapping.entries().get(name);
                                if (entry != null) {
                                    keys.add(name);
                                    in(key.form(), entry.value(), written);
                                }
                            });
                }
            }
            case WithPlace<?> saying -> in(saying.form(), node, written);
            case ListOf<?> list -> {
                if (node instanceof Node.Items items) {
                    items.items().forEach(each -> in(list.item(), each, written));
                }
            }
            case MapOf<?, ?> map -> {
                if (node instanceof Node.Entries mapping) {
                    mapping.entries()
                            .values()
                            .forEach(each -> in(map.value(), each.value(), written));
                }
            }
            case Either<?> either ->
                    in(
                            node instanceof Node.Entries ? either.longForm() : either.shortForm(),
                            node,
                            written);
            case ByKey<?> byKey ->
                    in(
                            node instanceof Node.Entries mapping
                                            && mapping.entries().containsKey(byKey.key())
                                    ? byKey.with()
                                    : byKey.without(),
                            node,
                            written);
            case OneOrMany<?, ?> oneOrMany ->
                    in(
                            node instanceof Node.Items ? oneOrMany.many() : oneOrMany.one(),
                            node,
                            written);
            case Data _, Scalar<?> _ -> {}
        }
    }
}
