package dev.tminus.sheet;

import dev.tminus.runbook.workspace.Workspace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Roles made of the names that a checklist gives: owners and those who sign.
final class People {

    static final String MANAGER = "manager";

    private static final Pattern SEPARATORS = Pattern.compile("[;\\n；]");

    /// What stands between two names, or within one: `Doe, Jane`, `Foundation and Platform`, `R&D`.
    private static final Pattern PERHAPS = Pattern.compile("[,+&、，]|\\band\\b|\\bund\\b|和|及");

    private static final Pattern TOLD = Pattern.compile("[,、，/]|\\s(?:[+&]|and|und|or|oder)\\s");
    private static final Pattern COUNT =
            Pattern.compile(
                    "(?:(\\d{1,3})\\s*[x×]\\s*(.+))|(?:(.+?)\\s*(?:[x×]\\s*(\\d{1,3})|\\((\\d{1,3})\\)))");

    /// The usual names of roles.
    private static final Set<String> USUAL =
            Set.of(
                    "ops",
                    "operations",
                    "devops",
                    "secops",
                    "sre",
                    "dba",
                    "dbas",
                    "dev",
                    "devs",
                    "developers",
                    "engineers",
                    "qa",
                    "testers",
                    "infra",
                    "noc",
                    "helpdesk",
                    "manager",
                    "lead",
                    "admin",
                    "admins",
                    "team",
                    "coordinator",
                    "on-call",
                    "betrieb",
                    "leitung",
                    "运维");

    private final @Nullable Workspace workspace;
    private final Map<String, String> roles = new LinkedHashMap<>();

    /// By role the other words for it.
    private final Map<String, Set<String>> otherWords = new LinkedHashMap<>();

    /// Names that stand alone somewhere, in lower case.
    private final Set<String> alone = new HashSet<>();

    /// @param cells all that name people, which tell what is a name by itself
    People(@Nullable Workspace workspace, Stream<String> cells) {
        this.workspace = workspace;
        roles.put(MANAGER, "");
        cells.flatMap(cell -> parts(SEPARATORS, cell).stream())
                .forEach(name -> alone.add(bare(name).toLowerCase(Locale.ROOT)));
        if (workspace != null) {
            workspace.teams().values().forEach(team -> known(team.name().value(), team.title()));
            workspace.people().values().forEach(one -> known(one.id().value(), one.name()));
        }
    }

    private void known(String id, String name) {
        alone.add(id.toLowerCase(Locale.ROOT));
        alone.add(name.toLowerCase(Locale.ROOT));
    }

    /// The names in a cell. `A; B` are two, `QA/Release` is one, and `A, B` are two where both
    /// stand alone elsewhere: `Doe, Jane` is one person.
    List<String> split(String cell) {
        return parts(SEPARATORS, cell).stream()
                .flatMap(name -> {
                    var parts = parts(PERHAPS, name);
                    return parts.stream().allMatch(this::isAlone)
                            ? parts.stream()
                            : Stream.of(name);
                })
                .toList();
    }

    /// Whether its last word is the usual name of a role: `Boston Ops`.
    static boolean isUsualRole(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return USUAL.contains(lower.substring(lower.lastIndexOf(' ') + 1));
    }

    boolean isAlone(String name) {
        return alone.contains(bare(name).toLowerCase(Locale.ROOT));
    }

    /// Whether a name may be several, which only its author knows.
    static boolean mayBeSeveral(String name) {
        return TOLD.matcher(name).find();
    }

    /// The names in a cell that are surely several.
    static List<String> apart(String cell) {
        return parts(SEPARATORS, cell);
    }

    private static List<String> parts(Pattern separators, String cell) {
        return separators.splitAsStream(cell).map(Texts::line).filter(n -> !n.isEmpty()).toList();
    }

    /// The role of a name, `2x QA` and `QA (2)` included.
    StepDraft.Role role(String said) {
        var parts = COUNT.matcher(said);
        if (!parts.matches()) {
            return new StepDraft.Role(named(said), 1);
        }
        var digits = Stream.of(1, 4, 5).map(parts::group).filter(Objects::nonNull).findFirst();
        return new StepDraft.Role(
                named(bare(said)), Math.max(1, Integer.parseInt(digits.orElse("1"))));
    }

    /// A name without its count.
    private static String bare(String said) {
        var parts = COUNT.matcher(said);
        return !parts.matches() ? said : parts.group(2) != null ? parts.group(2) : parts.group(3);
    }

    private String named(String said) {
        var slug = Slugs.slug(said, "role");
        var known = roles.get(slug);
        if (known == null || known.isEmpty()) {
            roles.put(slug, said);
        } else if (!plain(known).equals(plain(said))) {
            otherWords.computeIfAbsent(slug, _ -> new LinkedHashSet<>()).add(said);
        }
        return slug;
    }

    private static String plain(String said) {
        return said.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    }

    /// Tells of names that are written otherwise, and became the same role.
    void tellMerged(Fates fates) {
        otherWords.forEach((role, words) ->
                fates.attention(
                        0,
                        "`%s` and `%s` became one role, `%s`"
                                .formatted(
                                        Texts.brief(roles.getOrDefault(role, role)),
                                        words.stream()
                                                .map(Texts::brief)
                                                .limit(3)
                                                .collect(Collectors.joining("`, `")),
                                        role)));
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
