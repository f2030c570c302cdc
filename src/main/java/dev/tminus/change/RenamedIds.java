package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Steps, contingencies and checks that have another id and are otherwise what they were: told as
/// one change. The older version is then compared as if it had always called them so.
final class RenamedIds {

    private RenamedIds() {}

    static Runbook follow(Runbook old, Runbook now, ChangeCollector found) {
        var was = steps(old, now, found);
        was = contingencies(was, now, found);
        return checks(was, now, found);
    }

    private static Runbook steps(Runbook old, Runbook now, ChangeCollector found) {
        var lanesWere = lanes(old);
        var lanes = lanes(now);
        var renamed =
                pairs(
                        lanesWere,
                        lanes,
                        (was, is) ->
                                was.lane().equals(is.lane())
                                        && was.step().getClass() == is.step().getClass()
                                        && isSame(was.step(), is.step()));
        var names = new Renaming();
        renamed.forEach((was, is) -> {
            tell(found, Part.STEP, was, is);
            names.step(was, is);
        });
        return names.in(old);
    }

    /// The same words for people, or none of their own and the same in all else.
    private static boolean isSame(Step was, Step is) {
        if (was.title().equals(is.title())) {
            return true;
        }
        var named = new Renaming().step(was.id().value(), is.id().value()).in((Record) was);
        return isMadeOfTheId(was)
                && isMadeOfTheId(is)
                && Components.same(((Step) named).withWords(_ -> is.title(), url -> url), is);
    }

    private static boolean isMadeOfTheId(Step step) {
        return step.title().toLowerCase(Locale.ROOT).equals(step.id().value().replace('-', ' '));
    }

    private static Runbook contingencies(Runbook old, Runbook now, ChangeCollector found) {
        var renamed =
                pairs(
                        byId(old.contingencies(), one -> one.id().value()),
                        byId(now.contingencies(), one -> one.id().value()),
                        (was, is) -> was.title().equals(is.title()) || ids(was).equals(ids(is)));
        var names = new Renaming();
        renamed.forEach((was, is) -> {
            tell(found, Part.CONTINGENCY, was, is);
            names.put(new ContingencyId(was), new ContingencyId(is));
        });
        return names.in(old);
    }

    private static Runbook checks(Runbook old, Runbook now, ChangeCollector found) {
        var renamed =
                pairs(
                        byId(List.copyOf(old.checks().values()), one -> one.id().value()),
                        byId(List.copyOf(now.checks().values()), one -> one.id().value()),
                        (was, is) ->
                                Components.same(
                                        new Renaming()
                                                .check(was.id().value(), is.id().value())
                                                .in((Record) was),
                                        is));
        var names = new Renaming();
        renamed.forEach((was, is) -> {
            tell(found, Part.CHECK, was, is);
            names.check(was, is);
        });
        return names.in(old);
    }

    private static void tell(ChangeCollector found, Part part, String was, String is) {
        found.about(part, is).compare(Kind.CHANGED, "Its id", was, is);
    }

    /// Those that only one version has, where each fits one of the other and no second.
    private static <T> Map<String, String> pairs(
            Map<String, T> before, Map<String, T> after, BiPredicate<T, T> same) {
        var pairs = new LinkedHashMap<String, String>();
        var gone = ChangeCollector.without(before.keySet(), after.keySet());
        var fresh = ChangeCollector.without(after.keySet(), before.keySet());
        for (var was : gone) {
            var fits = fresh.stream().filter(is -> fits(before, was, after, is, same)).toList();
            if (fits.size() == 1
                    && gone.stream()
                                    .filter(other ->
                                            fits(before, other, after, fits.getFirst(), same))
                                    .count()
                            == 1) {
                pairs.put(was, fits.getFirst());
            }
        }
        return pairs;
    }

    private static <T> boolean fits(
            Map<String, T> before,
            String was,
            Map<String, T> after,
            String is,
            BiPredicate<T, T> same) {
        var one = before.get(was);
        var other = after.get(is);
        return one != null && other != null && same.test(one, other);
    }

    /// A step with the phase or contingency that it belongs to.
    private record InLane(String lane, Step step) {}

    private static Map<String, InLane> lanes(Runbook runbook) {
        var lanes = new LinkedHashMap<String, InLane>();
        for (Phase phase : runbook.phases()) {
            phase.steps()
                    .forEach(step ->
                            lanes.put(step.id().value(), new InLane("phase " + phase.id(), step)));
        }
        for (Contingency one : runbook.contingencies()) {
            one.steps()
                    .forEach(step ->
                            lanes.put(step.id().value(), new InLane("if " + one.id(), step)));
        }
        return lanes;
    }

    private static List<StepId> ids(Contingency contingency) {
        return contingency.steps().stream().map(Step::id).toList();
    }

    private static <T> Map<String, T> byId(List<T> some, Function<T, String> id) {
        var byId = new LinkedHashMap<String, T>();
        some.forEach(one -> byId.putIfAbsent(id.apply(one), one));
        return byId;
    }
}
