package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Window;
import dev.tminus.schedule.Offsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changed around the steps: when, where, who, and what is asked.
final class CompareFrame {

    private static final String WHOLE = "";

    private final Runbook old;
    private final Runbook now;
    private final Found found;

    CompareFrame(Runbook old, Runbook now, Found found) {
        this.old = old;
        this.now = now;
        this.found = found;
    }

    void compare() {
        found.compare(Kind.CHANGED, WHOLE, "The title", old.title(), now.title());
        found.compare(Kind.CHANGED, WHOLE, "What T means", old.zero(), now.zero());
        found.compare(Kind.TIME, WHOLE, "The time zone", old.timezone(), now.timezone());
        compareEnvironments();
        found.compare(Kind.TIME, WHOLE, "The window", said(old.window()), said(now.window()));
        compareDistinct();
        compareRoles();
        compareAuthority();
        compareVariables();
        compareQuestions();
    }

    private void compareEnvironments() {
        for (var gone : Found.without(old.environments(), now.environments())) {
            found.add(Kind.REMOVED, WHOLE, "It no longer runs in `%s`.".formatted(gone));
        }
        for (var fresh : Found.without(now.environments(), old.environments())) {
            found.add(Kind.ADDED, WHOLE, "It may now run in `%s`.".formatted(fresh));
        }
    }

    private void compareDistinct() {
        for (var gone : Found.without(old.distinct(), now.distinct())) {
            found.add(
                    Kind.WEAKENED,
                    WHOLE,
                    "The %s no longer has to be somebody else.".formatted(word(gone)));
        }
        for (var fresh : Found.without(now.distinct(), old.distinct())) {
            found.add(
                    Kind.PEOPLE,
                    WHOLE,
                    "The %s now has to be somebody else.".formatted(word(fresh)));
        }
    }

    private void compareRoles() {
        compareMaps("role", old.roles(), now.roles(), CompareFrame::said);
    }

    private void compareAuthority() {
        old.authority()
                .forEach((right, quorum) -> {
                    var is = now.authority().get(right);
                    if (!quorum.equals(is)) {
                        boolean fewer = is == null || is.count() < quorum.count();
                        found.add(
                                fewer ? Kind.WEAKENED : Kind.PEOPLE,
                                WHOLE,
                                "To %s it took %s, and takes %s."
                                        .formatted(word(right), said(quorum), said(is)));
                    }
                });
        Found.without(now.authority().keySet(), old.authority().keySet())
                .forEach(right ->
                        found.add(
                                Kind.PEOPLE,
                                WHOLE,
                                "To %s it now takes %s."
                                        .formatted(
                                                word(right), said(now.authority().get(right)))));
    }

    private void compareVariables() {
        compareMaps("variable", old.variables(), now.variables(), Function.identity());
    }

    private void compareQuestions() {
        Function<Runbook, Map<String, Question>> byId =
                runbook ->
                        runbook.questions().stream()
                                .collect(
                                        Collectors.toMap(
                                                question -> question.id().value(),
                                                Function.identity(),
                                                (first, _) -> first,
                                                LinkedHashMap::new));
        var before = byId.apply(old);
        var after = byId.apply(now);
        compareMaps("question", before, after, Question::ask);
        before.forEach((id, was) -> {
            var is = after.get(id);
            if (is == null) {
                return;
            }
            if (was.blocks() != null && is.blocks() == null) {
                found.add(
                        Kind.WEAKENED,
                        id,
                        "Nothing waits for the answer any more; it was `%s`."
                                .formatted(was.blocks()));
            } else {
                found.compare(Kind.CHANGED, id, "What it blocks", was.blocks(), is.blocks());
            }
            found.compare(Kind.PEOPLE, id, "Who answers", was.owner(), is.owner());
            found.compare(Kind.CHANGED, id, "What is assumed", was.assume(), is.assume());
        });
    }

    private <K, V> void compareMaps(
            String what, Map<K, V> before, Map<K, V> after, Function<V, String> said) {
        for (var gone : Found.without(before.keySet(), after.keySet())) {
            found.add(Kind.REMOVED, gone, "The %s `%s` is gone.".formatted(what, gone));
        }
        after.forEach((name, is) -> {
            var was = before.get(name);
            if (was == null) {
                found.add(
                        Kind.ADDED,
                        name,
                        "The %s `%s` is new: %s.".formatted(what, name, said.apply(is)));
            } else if (!said.apply(was).equals(said.apply(is))) {
                found.add(
                        Kind.CHANGED,
                        name,
                        "The %s `%s` was %s and is %s."
                                .formatted(what, name, said.apply(was), said.apply(is)));
            }
        });
    }

    private static @Nullable String said(@Nullable Window window) {
        return window == null
                ? null
                : Offsets.print(window.opens())
                        + " to "
                        + Offsets.print(window.closes())
                        + (window.days().isEmpty()
                                ? ""
                                : window.days().stream()
                                        .sorted()
                                        .map(CompareFrame::word)
                                        .collect(Collectors.joining(", ", " on ", "")));
    }

    private static String said(Role role) {
        var teams =
                role.cover().stream()
                        .map(cover -> {
                            var until = cover.until();
                            return cover.team()
                                    + (until == null ? "" : " until " + Offsets.print(until));
                        })
                        .collect(Collectors.joining(", then "));
        return role.backup() == null ? teams : teams + ", backed up by " + role.backup();
    }

    static String said(@Nullable Quorum quorum) {
        return quorum == null ? "nobody" : "%d of `%s`".formatted(quorum.count(), quorum.role());
    }

    static String word(Enum<?> value) {
        return Objects.requireNonNull(value).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
