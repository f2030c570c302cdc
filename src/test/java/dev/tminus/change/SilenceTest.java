package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// "No change" means that there is none: whatever is different in one value is told.
class SilenceTest {

    /// They follow from the rest, or only look different in the file.
    private static final Set<String> NO_CHANGE =
            Set.of(
                    "StepBasics.number",
                    "StepBasics.needs" + Variants.ORDER,
                    "Contingency.number",
                    "Condition.written");

    private static final Pattern WAS_AND_IS = Pattern.compile("was (.*) and is \\1\\.");

    /// A record that nobody has put into words.
    private static final Pattern RECORD = Pattern.compile("\\w\\[\\w+=|null");

    @Test
    void tellsOfEveryValueOfARunbookThatIsAnother() {
        var silent = new TreeSet<String>();
        var varied = new HashSet<String>();

        for (var file : Samples.files()) {
            var original = Samples.runbook(Samples.text(file));
            Variants.of(
                    original,
                    (where, variant) -> {
                        varied.add(where);
                        var changes = Changes.between(original, variant);
                        if (changes.isEmpty()) {
                            silent.add(where);
                        }
                        changes.forEach(c -> System.err.println(where + " | " + c.kind().word() + " " + c.part().word() + " " + c.subject() + ": " + c.text()));
                        assertThat(changes)
                                .as(where)
                                .extracting(Change::text)
                                .noneMatch(text -> WAS_AND_IS.matcher(text).find())
                                .noneMatch(text -> RECORD.matcher(text).find());
                    });
        }

        assertThat(silent).isSubsetOf(NO_CHANGE);
        assertThat(varied).containsAll(components(Runbook.class));
    }

    @Test
    void tellsOfEveryValueOfAWorkspaceThatIsAnother() {
        var silent = new TreeSet<String>();
        var varied = new HashSet<String>();
        var original = Samples.workspace();

        Variants.of(
                original,
                (where, variant) -> {
                    varied.add(where);
                    if (Changes.between(original, variant).isEmpty()) {
                        silent.add(where);
                    }
                });

        assertThat(silent).isEmpty();
        assertThat(varied).containsAll(List.of("Workspace.protections", "Address.headers"));
    }

    /// Every component of every record below a type: `Undo.takes`.
    private static Set<String> components(Class<?> root) {
        var names = new TreeSet<String>();
        var seen = new HashSet<Type>();
        var open = new ArrayList<Type>(List.of(root));
        while (!open.isEmpty()) {
            var type = open.removeLast();
            if (!seen.add(type)) {
                continue;
            }
            if (type instanceof ParameterizedType generic) {
                open.addAll(List.of(generic.getActualTypeArguments()));
            } else if (type instanceof Class<?> one && one.isSealed()) {
                open.addAll(List.of(one.getPermittedSubclasses()));
            } else if (type instanceof Class<?> one && one.isRecord()) {
                for (var component : one.getRecordComponents()) {
                    names.add(one.getSimpleName() + "." + component.getName());
                    open.add(component.getGenericType());
                }
            }
        }
        return names;
    }
}
