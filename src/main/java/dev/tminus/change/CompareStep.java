package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changed in a step that is in both versions.
final class CompareStep {

    private final Step was;
    private final Step is;
    private final StepId id;
    private final Found found;

    private CompareStep(Step was, Step is, Found found) {
        this.was = was;
        this.is = is;
        this.id = is.id();
        this.found = found;
    }

    static void compare(Step was, Step is, Found found) {
        new CompareStep(was, is, found).compare();
    }

    private void compare() {
        compareBasics();
        compareTimes();
        compareRequires();
        compareVerify();
        comparePeople("signature", quorums(was.signOffs()), quorums(is.signOffs()));
        comparePeople("vote", poll(was), poll(is));
        compareCourse();
        compareAsks();
    }

    private void compareBasics() {
        found.compare(Kind.CHANGED, id, "Its type", type(was), type(is));
        found.compare(Kind.CHANGED, id, "Its title", was.title(), is.title());
        found.compare(Kind.PEOPLE, id, "Its owner", was.owner(), is.owner());
        var start = is.basics().start();
        if (was.basics().start() != start) {
            found.add(
                    start == Start.BY_ITSELF ? Kind.WEAKENED : Kind.PEOPLE,
                    id,
                    start == Start.BY_ITSELF
                            ? "It starts by itself now, and was started by its owner."
                            : "Its owner starts it now; it started by itself.");
        }
        if (!was.basics().instructions().equals(is.basics().instructions())) {
            found.add(Kind.CHANGED, id, "Its instructions say something else.");
        }
    }

    private void compareTimes() {
        found.compare(Kind.TIME, id, "Its `at`", said(was.at()), said(is.at()));
        found.compare(Kind.TIME, id, "What it takes", takes(was), takes(is));
        if (was.heldByTime() && !is.heldByTime()) {
            found.add(Kind.WEAKENED, id, "Its `at` no longer holds it back.");
        } else if (!was.heldByTime() && is.heldByTime()) {
            found.add(Kind.TIME, id, "Its `at` now holds it back.");
        }
        if (was instanceof WaitStep before && is instanceof WaitStep after) {
            found.compare(Kind.TIME, id, "How long it waits", said(before), said(after));
        }
    }

    private void compareRequires() {
        var before = requirements(was);
        var after = requirements(is);
        for (var gone : Found.without(before.keySet(), after.keySet())) {
            found.add(
                    Kind.WEAKENED,
                    id,
                    "It no longer needs `%s` to hold before it starts.".formatted(gone));
        }
        for (var fresh : Found.without(after.keySet(), before.keySet())) {
            found.add(
                    Kind.ADDED, id, "It now needs `%s` to hold before it starts.".formatted(fresh));
        }
        after.forEach((name, now) -> {
            var old = before.get(name);
            if (old != null) {
                boolean weaker = isLonger(old.notOlder(), now.notOlder());
                found.compare(
                        weaker ? Kind.WEAKENED : Kind.CHANGED,
                        id,
                        "How old a result of `%s` may be".formatted(name),
                        old.notOlder() == null ? null : Durations.print(old.notOlder()),
                        now.notOlder() == null ? null : Durations.print(now.notOlder()));
            }
        });
    }

    /// Only its own attempts count without `not-older`.
    private static boolean isLonger(
            @Nullable Duration old, @Nullable Duration now) {
        return now != null && (old == null || now.compareTo(old) > 0);
    }

    private void compareVerify() {
        var before = uses(was);
        var after = uses(is);
        for (var gone : Found.without(before.keySet(), after.keySet())) {
            found.add(
                    Kind.WEAKENED,
                    id,
                    "It is no longer checked by `%s`.".formatted(gone));
        }
        for (var fresh : Found.without(after.keySet(), before.keySet())) {
            found.add(Kind.ADDED, id, "It is now checked by `%s`.".formatted(fresh));
        }
        after.forEach((name, now) -> {
            var old = before.get(name);
            if (old == null) {
                return;
            }
            if (!old.reportOnly() && now.reportOnly()) {
                found.add(Kind.WEAKENED, id, "`%s` only reports now.".formatted(name));
            } else if (old.reportOnly() && !now.reportOnly()) {
                found.add(Kind.CHANGED, id, "`%s` decides now.".formatted(name));
            }
            found.compare(
                    passes(now) < passes(old) ? Kind.WEAKENED : Kind.CHANGED,
                    id,
                    "How long `%s` is tried".formatted(name),
                    until(old),
                    until(now));
        });
    }

    private void comparePeople(
            String what, Map<RoleName, Integer> before, Map<RoleName, Integer> after) {
        before.forEach((role, count) -> {
            int now = after.getOrDefault(role, 0);
            if (now < count) {
                found.add(
                        Kind.WEAKENED,
                        id,
                        now == 0
                                ? "The %s of `%s` is no longer asked for.".formatted(what, role)
                                : "It takes %d %s of `%s`, and took %d."
                                        .formatted(now, plural(what, now), role, count));
            }
        });
        after.forEach((role, count) -> {
            int old = before.getOrDefault(role, 0);
            if (old < count) {
                found.add(
                        Kind.PEOPLE,
                        id,
                        "It takes %d %s of `%s`%s."
                                .formatted(
                                        count,
                                        plural(what, count),
                                        role,
                                        old == 0 ? " now" : ", and took " + old));
            }
        });
    }

    private void compareCourse() {
        var old = was.course();
        var now = is.course();
        found.compare(Kind.CHANGED, id, "Its `when`", written(old.when()), written(now.when()));
        if (!old.optional() && now.optional()) {
            found.add(Kind.WEAKENED, id, "It may be skipped now.");
        } else if (old.optional() && !now.optional()) {
            found.add(Kind.CHANGED, id, "It may no longer be skipped.");
        }
        for (var gone : Found.without(old.deadlines(), now.deadlines())) {
            found.add(Kind.WEAKENED, id, "Its deadline is gone: %s.".formatted(said(gone)));
        }
        for (var fresh : Found.without(now.deadlines(), old.deadlines())) {
            found.add(Kind.TIME, id, "It has a deadline now: %s.".formatted(said(fresh)));
        }
        found.compare(
                Kind.CHANGED, id, "What follows a failure", said(old.onFail()), said(now.onFail()));
        found.compare(
                Kind.CHANGED,
                id,
                "What follows where it cannot tell",
                said(old.onInconclusive()),
                said(now.onInconclusive()));
    }

    private void compareAsks() {
        var old = fields(was);
        var now = fields(is);
        for (var gone : Found.without(old.keySet(), now.keySet())) {
            found.add(Kind.WEAKENED, id, "It no longer asks for `%s`.".formatted(gone));
        }
        for (var fresh : Found.without(now.keySet(), old.keySet())) {
            found.add(Kind.ADDED, id, "It asks for `%s` now.".formatted(fresh));
        }
        now.forEach((name, field) -> {
            var before = old.get(name);
            if (before != null && before.required() && !field.required()) {
                found.add(Kind.WEAKENED, id, "`%s` may be left empty now.".formatted(name));
            } else if (before != null && before.mustBe() != null && field.mustBe() == null) {
                found.add(
                        Kind.WEAKENED,
                        id,
                        "`%s` no longer has to be `%s`.".formatted(name, before.mustBe()));
            } else if (before != null && !before.equals(field)) {
                found.add(Kind.CHANGED, id, "It asks for `%s` in another way.".formatted(name));
            }
        });
        for (var gone : Found.without(files(was), files(is))) {
            found.add(Kind.WEAKENED, id, "The file `%s` need not be attached.".formatted(gone));
        }
        for (var fresh : Found.without(files(is), files(was))) {
            found.add(Kind.ADDED, id, "The file `%s` must be attached now.".formatted(fresh));
        }
    }

    private static String type(Step step) {
        return step.getClass().getSimpleName().replace("Step", "").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String said(@Nullable Timing timing) {
        return timing == null ? null : Offsets.print(timing);
    }

    private static @Nullable String takes(Step step) {
        var question = step.basics().takesAsAnswered();
        var takes = step.takes();
        return question != null
                ? "the answer to " + question
                : takes == null ? null : Durations.print(takes);
    }

    private static String said(WaitStep step) {
        return switch (step.lasts()) {
            case WaitStep.Lasts.Until(var timing) -> "until " + Offsets.print(timing);
            case WaitStep.Lasts.For(var time) -> Durations.print(time);
            case WaitStep.Lasts.Answered(var asked, var field) -> asked + "." + field;
        };
    }

    private static String said(Deadline deadline) {
        return switch (deadline) {
            case Deadline.AfterReady(var time, var deed) ->
                    CompareFrame.word(deed) + " " + Durations.print(time) + " after it is ready";
            case Deadline.At(var timing, var deed) ->
                    CompareFrame.word(deed) + " at " + Offsets.print(timing);
        };
    }

    private static String said(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Hold _ -> "hold";
            case Reaction.Open(var contingency) -> contingency.value();
            case Reaction.Retry(int times, var delay, var then) ->
                    "try %d times, %s apart, then %s"
                            .formatted(times, Durations.print(delay), said(then));
        };
    }

    private static @Nullable String written(@Nullable Condition when) {
        return when == null ? null : when.written();
    }

    private static int passes(CheckUse use) {
        var until = use.until();
        return until == null ? 1 : until.passes();
    }

    private static @Nullable String until(CheckUse use) {
        var until = use.until();
        return until == null
                ? null
                : "every %s for %s%s"
                        .formatted(
                                Durations.print(until.every()),
                                Durations.print(until.lasts()),
                                until.passes() == 1 ? "" : ", " + until.passes() + " passes");
    }

    private static Map<String, Requirement> requirements(Step step) {
        var byName = new LinkedHashMap<String, Requirement>();
        step.requires().forEach(requirement -> byName.put(requirement.as(), requirement));
        return byName;
    }

    private static Map<String, CheckUse> uses(Step step) {
        var byName = new LinkedHashMap<String, CheckUse>();
        step.verify().forEach(use -> byName.put(use.as(), use));
        return byName;
    }

    private static Map<RoleName, Integer> quorums(List<SignOff> signOffs) {
        return counts(signOffs.stream().map(SignOff::quorum).toList());
    }

    private static Map<RoleName, Integer> poll(Step step) {
        return step instanceof GateStep gate ? counts(gate.poll()) : Map.of();
    }

    private static Map<RoleName, Integer> counts(List<Quorum> quorums) {
        return quorums.stream()
                .collect(
                        Collectors.toMap(
                                Quorum::role, Quorum::count, Integer::sum, LinkedHashMap::new));
    }

    private static Map<String, Field> fields(Step step) {
        var byName = new LinkedHashMap<String, Field>();
        step.basics().asks().form().forEach(field -> byName.put(field.name(), field));
        return byName;
    }

    private static Set<String> files(Step step) {
        return step.basics().asks().files().stream()
                .map(file -> file.name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String plural(String what, int count) {
        return count == 1 ? what : what + "s";
    }
}
