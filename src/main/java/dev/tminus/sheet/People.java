package dev.tminus.sheet;

import dev.tminus.runbook.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Roles made of the names that a checklist gives: owners and those who sign.
final class People {

    static final String MANAGER = "manager";

    private static final Pattern SEPARATORS =
            Pattern.compile("\\s*(?:[,;\\n+&、，；]|\\band\\b|\\bund\\b|和|及)\\s*");
    private static final Pattern COUNT =
            Pattern.compile(
                    "(?:(\\d{1,3})\\s*[x×]\\s*(.+))|(?:(.+?)\\s*(?:[x×]\\s*(\\d{1,3})|\\((\\d{1,3})\\)))");

    private final @Nullable Workspace workspace;
    private final Map<String, String> roles = new LinkedHashMap<>();

    People(@Nullable Workspace workspace) {
        this.workspace = workspace;
        roles.put(MANAGER, "");
    }

    /// The names in a cell: `Ann, Bob` are two, `QA/Release` is one.
    static List<String> split(String cell) {
        var names = new ArrayList<String>();
        for (var name : SEPARATORS.split(cell, -1)) {
            var line = Texts.line(name);
            if (!line.isEmpty()) {
                names.add(line);
            }
        }
        return names;
    }

    /// The role of a name, `2x QA` and `QA (2)` included.
    StepDraft.Role role(String said) {
        var parts = COUNT.matcher(said);
        if (!parts.matches()) {
            return new StepDraft.Role(named(said), 1);
        }
        boolean first = parts.group(1) != null;
        var digits = first ? parts.group(1) : parts.group(parts.group(4) == null ? 5 : 4);
        var name = first ? parts.group(2) : parts.group(3);
        return new StepDraft.Role(named(name), Math.max(1, Integer.parseInt(digits)));
    }

    private String named(String said) {
        var slug = Slugs.slug(said, "role");
        var known = roles.get(slug);
        if (known == null || known.isEmpty()) {
            roles.put(slug, said);
        }
        return slug;
    }

    /// Role names with the words of the checklist, in the order in which they came.
    Map<String, String> roles() {
        return roles;
    }

    /// The team behind a role, as far as the workspace tells: a team of that name or title, or that
    /// of a person of that name.
    Optional<String> team(String role, String said) {
        if (workspace == null) {
            return Optional.empty();
        }
        return workspace.teams().values().stream()
                .filter(team ->
                        team.name().value().equals(role) || team.title().equalsIgnoreCase(said))
                .map(team -> team.name().value())
                .findFirst()
                .or(() ->
                        workspace.people().values().stream()
                                .filter(person -> person.name().equalsIgnoreCase(said))
                                .flatMap(person -> person.teams().stream())
                                .map(team -> team.value())
                                .findFirst());
    }
}
