package dev.tminus.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tminus.runbook.Runbook;
import dev.tminus.testing.Slow;
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
@Slow
class SilenceTest {

    /// They follow from the rest, or only look different in the file.
    private static final Set<String> NO_CHANGE =
            Set.of(
                    "StepBasics.number",
                    "StepBasics.needs" + Variants.ORDER,
                    "Contingency.number",
                    "Condition.written");

    /// A record that nobody has put into words, or a sentence that says nothing.
    private static final Pattern UNFIT =
            Pattern.compile("\\w\\[\\w+=|null|`` |was (.*) and is \\1\\.");

    @Test
    void tellsOfEveryValueOfARunbookThatIsAnother() {
        var originals = Samples.runbooks();
        var variants = new Variants(originals);
        var silent = new TreeSet<String>();

        for (var original : originals) {
            variants.of(
                    original,
                    (where, variant) -> hear(where, Changes.between(original, variant), silent));
        }

        assertThat(silent).isSubsetOf(NO_CHANGE);
        assertThat(variants.varied()).containsAll(components(Runbook.class));
    }

    @Test
    void tellsOfEveryValueOfAWorkspaceThatIsAnother() {
        var original = Samples.workspace();
        var variants = new Variants(List.of(original));
        var silent = new TreeSet<String>();

        variants.of(
                original,
                (where, variant) -> hear(where, Changes.between(original, variant), silent));

        assertThat(silent).isEmpty();
        assertThat(variants.varied())
                .contains("Workspace.protections", "Address.headers", "Team.holidays");
    }

    @Test
    void tellsOfWhateverIsEditedInAFile() {
        var silent = new ArrayList<String>();
        int told = 0;

        for (var text : Samples.texts()) {
            var original = Samples.runbook(text);
            for (var edited : Edits.of(text)) {
                var variant = Samples.reading(edited.text()).value();
                if (variant == null || variant.equals(original)) {
                    continue;
                }
                told++;
                if (Changes.between(original, variant).isEmpty()) {
                    silent.add(edited.what());
                }
            }
        }

        assertThat(silent).isEmpty();
        assertThat(told).isGreaterThan(500);
    }

    private static void hear(String where, List<Change> changes, Set<String> silent) {
        if (changes.isEmpty()) {
            silent.add(where);
        }
        for (var change : changes) {
            if (UNFIT.matcher(change.text()).find()) {
                fail(where + ": " + change.text());
            }
        }
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
                    names.add(Variants.name(component));
                    open.add(component.getGenericType());
                }
            }
        }
        return names;
    }
}
