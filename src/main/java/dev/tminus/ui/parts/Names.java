package dev.tminus.ui.parts;

import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.workspace.Workspace;
import java.util.Arrays;
import java.util.Locale;

/// How people and roles are called on screens.
public final class Names {

    private Names() {}

    /// A person's name in the workspace, or the bare id where it no longer knows them.
    public static String person(Workspace workspace, PersonId id) {
        var person = workspace.people().get(id);
        return person == null ? id.value() : Parts.visible(person.name());
    }

    /// `qa` is QA, `release-manager` is Release manager.
    public static String role(RoleName role) {
        return role.words();
    }

    /// Two letters for an avatar: `Boston ops` is BO.
    public static String initials(String name) {
        var words = Arrays.stream(name.strip().split("[\\s.]+")).filter(w -> !w.isEmpty()).toList();
        if (words.isEmpty()) {
            return "?";
        }
        var first = words.getFirst();
        var letters =
                words.size() > 1
                        ? first(first) + first(words.getLast())
                        : first.substring(
                                0, first.offsetByCodePoints(0, Math.min(2, codes(first))));
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    private static int codes(String word) {
        return word.codePointCount(0, word.length());
    }
}
