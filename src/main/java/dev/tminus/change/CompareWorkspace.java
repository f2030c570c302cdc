package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Protection;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// What changed in what the runbooks of a folder share.
final class CompareWorkspace {

    private final Workspace old;
    private final Workspace now;
    private final ChangeCollector found;
    private final About whole;

    CompareWorkspace(Workspace old, Workspace now, ChangeCollector found) {
        this.old = old;
        this.now = now;
        this.found = found;
        whole = found.about(Part.WORKSPACE, "");
    }

    void compare() {
        whole.both(old, now)
                .compare("timezone", Kind.TIME, "The time zone")
                .tell("teams", this::compareTeams)
                .tell("people", this::comparePeople)
                .tell("environments", this::compareEnvironments)
                .tell("checks", () -> CompareChecks.compare(old.checks(), now.checks(), found))
                .compare(
                        "rehearsalSink",
                        now.rehearsalSink() == null ? Kind.WEAKENED : Kind.PEOPLE,
                        "Who gets the announcements of rehearsals")
                .tell("tags", () -> whole.tellTags(old.tags(), now.tags()))
                .tell("protections", this::compareProtections)
                .rest();
    }

    private void compareTeams() {
        compareMaps(Part.TEAM, old.teams(), now.teams(), (_, both) -> both.rest());
    }

    private void comparePeople() {
        compareMaps(
                Part.PERSON,
                old.people(),
                now.people(),
                (_, both) -> both.compare("teams", Kind.PEOPLE, "In which teams they are").rest());
    }

    private void compareProtections() {
        for (var gone : ChangeCollector.without(old.protections(), now.protections())) {
            if (now.protections().stream().anyMatch(one -> holds(one, gone))) {
                continue;
            }
            whole.add(
                    Kind.WEAKENED,
                    "%s no longer have to require %s."
                            .formatted(steps(gone), ChangeCollector.list(gone.requires())));
        }
        for (var fresh : ChangeCollector.without(now.protections(), old.protections())) {
            whole.add(
                    Kind.ADDED,
                    "%s must require %s now."
                            .formatted(steps(fresh), ChangeCollector.list(fresh.requires())));
        }
    }

    /// Whether a protection demands all that another does, of all the same steps.
    private static boolean holds(Protection one, Protection other) {
        return (other.tag() == null || other.tag().equals(one.tag()))
                && one.programs().containsAll(other.programs())
                && one.requires().containsAll(other.requires());
    }

    private static String steps(Protection protection) {
        var tag = protection.tag() == null ? "" : "with the tag `" + protection.tag() + "`";
        var programs =
                protection.programs().isEmpty()
                        ? ""
                        : "that start " + ChangeCollector.list(protection.programs());
        return "Steps " + tag + (tag.isEmpty() || programs.isEmpty() ? "" : " or ") + programs;
    }

    private void compareEnvironments() {
        compareMaps(
                Part.ENVIRONMENT, old.environments(), now.environments(), this::compareEnvironment);
    }

    private void compareEnvironment(About about, Both<Environment> both) {
        var name = about.subject();
        var before = allows(old, name);
        var after = allows(now, name);
        both.tell(
                        "allows",
                        () -> {
                            for (var gone : ChangeCollector.without(before, after)) {
                                about.add(
                                        Kind.CHANGED,
                                        "It no longer allows `%s` runs."
                                                .formatted(PrintValue.of(gone)));
                            }
                            for (var fresh : ChangeCollector.without(after, before)) {
                                about.add(
                                        Kind.WEAKENED,
                                        "It allows `%s` runs now.".formatted(PrintValue.of(fresh)));
                            }
                        })
                .rest();
    }

    private static List<Mode> allows(Workspace workspace, String name) {
        return workspace.environments().values().stream()
                .filter(one -> one.name().value().equals(name))
                .flatMap(one -> one.allows().stream().sorted())
                .toList();
    }

    private <K, V extends Record> void compareMaps(
            Part part, Map<K, V> before, Map<K, V> after, BiConsumer<About, Both<V>> compare) {
        for (var gone : ChangeCollector.without(before.keySet(), after.keySet())) {
            found.about(part, gone)
                    .add(Kind.REMOVED, "The %s `%s` is gone.".formatted(part.word(), gone));
        }
        after.forEach((name, is) -> {
            var was = before.get(name);
            var about = found.about(part, name);
            if (was == null) {
                about.add(Kind.ADDED, "The %s `%s` is new.".formatted(part.word(), name));
            } else {
                compare.accept(about, about.both(was, is));
            }
        });
    }
}
