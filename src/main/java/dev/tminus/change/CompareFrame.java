package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What changed around the steps: when, where, who, and what is asked.
final class CompareFrame {

    private final Runbook old;
    private final Runbook now;
    private final About whole;

    CompareFrame(Runbook old, Runbook now, About whole) {
        this.old = old;
        this.now = now;
        this.whole = whole;
    }

    /// All but phases, checks, contingencies and provisions, which are compared after it.
    void compare() {
        whole.both(old, now)
                .compare("id", Kind.CHANGED, "The id")
                .compare("title", Kind.CHANGED, "The title")
                .compare("zero", Kind.CHANGED, "What T means")
                .compare("timezone", Kind.TIME, "The time zone")
                .tell(
                        "environments",
                        () ->
                                whole.tellSets(
                                        old.environments(),
                                        now.environments(),
                                        new Phrase(Kind.REMOVED, "It no longer runs in `%s`."),
                                        new Phrase(Kind.ADDED, "It may now run in `%s`.")))
                .tell(
                        "alongside",
                        () ->
                                whole.add(
                                        Looser.kind(now.alongside()),
                                        now.alongside()
                                                ? "It may be live beside another live run now."
                                                : "It may no longer be live beside another live"
                                                        + " run."))
                .tell("window", this::compareWindow)
                .tell("distinct", this::compareDistinct)
                .tell("roles", this::compareRoles)
                .tell("authority", this::compareAuthority)
                .tell("variables", this::compareVariables)
                .tell(
                        "inputs",
                        () ->
                                new CompareFields(old.inputs(), now.inputs(), "inputs", whole)
                                        .compare())
                .tell("questions", () -> CompareQuestions.compare(old, now, whole.found()))
                .tell(
                        "briefing",
                        () -> CompareBriefing.compare(old.briefing(), now.briefing(), whole))
                .elsewhere("phases", "checks", "contingencies", "definitions")
                .rest();
    }

    private void compareWindow() {
        var was = old.window();
        var is = now.window();
        if (was != null && is == null) {
            whole.add(Kind.WEAKENED, "The window is gone; it was `%s`.".formatted(said(was)));
        } else if (is == null || was == null) {
            whole.compare(Kind.TIME, "The window", said(was), said(is));
        } else {
            whole.both(was, is)
                    .tell(
                            List.of("opens", "closes", "days"),
                            () ->
                                    whole.compare(
                                            isWider(was, is) ? Kind.WEAKENED : Kind.TIME,
                                            "The window",
                                            said(was),
                                            said(is)))
                    .tell(
                            "awake",
                            () ->
                                    whole.tellSets(
                                            was.awake(),
                                            is.awake(),
                                            new Phrase(
                                                    Kind.WEAKENED,
                                                    "`%s` need not be awake in the window any"
                                                            + " more."),
                                            new Phrase(
                                                    Kind.PEOPLE,
                                                    "`%s` should be awake in the window now.")))
                    .rest();
        }
    }

    /// It may open on more days, or nothing but its ends differs and they lie further apart.
    private static boolean isWider(Window was, Window is) {
        boolean days =
                !was.days().isEmpty()
                        && (is.days().isEmpty() || !was.days().containsAll(is.days()));
        return days || isEarlier(was.opens(), is.opens()) || isEarlier(is.closes(), was.closes());
    }

    private static boolean isEarlier(Timing than, Timing time) {
        return switch (time) {
            case Timing.Elapsed(var anchor, var offset) ->
                    than instanceof Timing.Elapsed(var other, var before)
                            && anchor.equals(other)
                            && offset.compareTo(before) < 0;
            case Timing.Calendar(var anchor, int day, var at, var zone) ->
                    than
                                    instanceof
                                    Timing.Calendar(
                                            var other,
                                            int before,
                                            var otherAt,
                                            var otherZone)
                            && anchor.equals(other)
                            && Objects.equals(zone, otherZone)
                            && isEarlier(before, otherAt, day, at);
        };
    }

    private static boolean isEarlier(
            int thanDay, @Nullable LocalTime thanTime, int day, @Nullable LocalTime time) {
        return day < thanDay
                || (day == thanDay && time != null && thanTime != null && time.isBefore(thanTime));
    }

    private static @Nullable String said(@Nullable Window window) {
        return window == null
                ? null
                : PrintValue.of(window.opens())
                        + " to "
                        + PrintValue.of(window.closes())
                        + (window.days().isEmpty()
                                ? ""
                                : " on " + PrintValue.of(window.days().stream().sorted().toList()));
    }

    private void compareDistinct() {
        for (var gone : ChangeCollector.without(old.distinct(), now.distinct())) {
            whole.add(
                    Kind.WEAKENED,
                    "The %s no longer has to be somebody else.".formatted(PrintValue.of(gone)));
        }
        for (var fresh : ChangeCollector.without(now.distinct(), old.distinct())) {
            whole.add(
                    Kind.PEOPLE,
                    "The %s now has to be somebody else.".formatted(PrintValue.of(fresh)));
        }
    }

    private void compareRoles() {
        compareMaps(
                Part.ROLE,
                old.roles(),
                now.roles(),
                (was, is, about) ->
                        about.both(was, is)
                                .compare("cover", Kind.PEOPLE, "Who covers it")
                                .compare(
                                        "backup",
                                        is.backup() == null ? Kind.WEAKENED : Kind.PEOPLE,
                                        "Who steps in")
                                .rest());
    }

    private void compareAuthority() {
        old.authority()
                .forEach((right, was) -> {
                    var is = now.authority().get(right);
                    if (!was.equals(is)) {
                        boolean fewer = is == null || is.count() < was.count();
                        whole.add(
                                fewer ? Kind.WEAKENED : Kind.PEOPLE,
                                "To %s it took %s, and takes %s."
                                        .formatted(PrintValue.of(right), who(was), who(is)));
                    }
                });
        for (var right :
                ChangeCollector.without(now.authority().keySet(), old.authority().keySet())) {
            whole.add(
                    Kind.PEOPLE,
                    "To %s it took %s, and takes %s."
                            .formatted(
                                    PrintValue.of(right),
                                    who(null),
                                    who(now.authority().get(right))));
        }
    }

    /// Where the file says nothing, the manager may, and where a step is concerned its owner.
    private static String who(@Nullable Quorum quorum) {
        return quorum == null
                ? "the manager or the step's owner"
                : "%d of `%s`".formatted(quorum.count(), quorum.role());
    }

    private void compareVariables() {
        compareMaps(
                Part.VARIABLE,
                old.variables(),
                now.variables(),
                (was, is, about) -> about.compare(Kind.CHANGED, "Its value", was, is));
    }

    /// Tells how the two versions of one thing differ.
    private interface Rule<V> {
        void tell(V was, V is, About about);
    }

    private <K, V> void compareMaps(Part part, Map<K, V> before, Map<K, V> after, Rule<V> rule) {
        for (var gone : ChangeCollector.without(before.keySet(), after.keySet())) {
            whole.found()
                    .about(part, gone)
                    .add(Kind.REMOVED, "The %s `%s` is gone.".formatted(part.word(), gone));
        }
        after.forEach((name, is) -> {
            var was = before.get(name);
            var about = whole.found().about(part, name);
            if (was == null) {
                about.add(
                        Kind.ADDED,
                        "The %s `%s` is new: %s.".formatted(part.word(), name, PrintValue.of(is)));
            } else if (!Components.same(was, is)) {
                rule.tell(was, is, about);
            }
        });
    }
}
