package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.DumpCheck;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.Tolerance;
import dev.tminus.schedule.Durations;
import java.util.Map;

/// What changed in the definitions of checks, and whether they let more pass.
final class CompareChecks {

    private final Map<CheckId, CheckSpec> before;
    private final Map<CheckId, CheckSpec> after;
    private final Found found;

    CompareChecks(Runbook old, Runbook now, Found found) {
        before = old.checks();
        after = now.checks();
        this.found = found;
    }

    void compare() {
        for (var gone : Found.without(before.keySet(), after.keySet())) {
            found.add(Kind.REMOVED, gone, "The check `%s` is gone.".formatted(gone));
        }
        after.forEach((id, is) -> {
            var was = before.get(id);
            if (was == null) {
                found.add(Kind.ADDED, id, "The check `%s` is new.".formatted(id));
            } else if (!was.equals(is)) {
                compare(was, is);
            }
        });
    }

    private void compare(CheckSpec was, CheckSpec is) {
        int before = found.all().size();
        found.compare(Kind.CHANGED, is.id(), "Its title", was.title(), is.title());
        found.compare(
                Kind.CHANGED,
                is.id(),
                "Its timeout",
                Durations.print(was.timeout()),
                Durations.print(is.timeout()));
        if (was instanceof CountsCheck old && is instanceof CountsCheck now) {
            compareCounts(old, now);
        } else if (was instanceof DumpCheck old && is instanceof DumpCheck now) {
            compareDumps(old, now);
        }
        if (found.all().size() == before) {
            found.add(Kind.CHANGED, is.id(), "The check `%s` asks something else.".formatted(is.id()));
        }
    }

    private void compareCounts(CountsCheck old, CountsCheck now) {
        compareSide(now.id(), "left", old.left(), now.left());
        compareSide(now.id(), "right", old.right(), now.right());
        compareTolerance(now.id(), "How far counts may lie apart", old.within(), now.within());
        compareLeast(now.id(), old.atLeast(), now.atLeast());
        compareSameSource(now.id(), old.sameSource(), now.sameSource());
    }

    private void compareDumps(DumpCheck old, DumpCheck now) {
        var id = now.id();
        compareSide(id, "left", old.left(), now.left());
        compareSide(id, "right", old.right(), now.right());
        found.compare(Kind.CHANGED, id, "Its key", old.key(), now.key());
        compareTolerance(
                id, "How many rows may be missing", old.allow().missing(), now.allow().missing());
        compareTolerance(
                id, "How many rows may be extra", old.allow().extra(), now.allow().extra());
        compareTolerance(
                id, "How many rows may differ", old.allow().changed(), now.allow().changed());
        compareLeast(id, old.atLeast(), now.atLeast());
        compareSameSource(id, old.sameSource(), now.sameSource());
        var ignored = Found.without(now.ignore(), old.ignore());
        if (!ignored.isEmpty()) {
            found.add(
                    Kind.WEAKENED, id, "It no longer compares %s.".formatted(Found.list(ignored)));
        }
        var compared = Found.without(old.ignore(), now.ignore());
        if (!compared.isEmpty()) {
            found.add(Kind.CHANGED, id, "It compares %s now.".formatted(Found.list(compared)));
        }
        var unmasked = Found.without(old.mask(), now.mask());
        if (!unmasked.isEmpty()) {
            found.add(
                    Kind.WEAKENED, id, "It no longer masks %s.".formatted(Found.list(unmasked)));
        }
        if (!old.columns().equals(now.columns())) {
            found.add(Kind.CHANGED, id, "It compares columns by other rules.");
        }
    }

    private void compareSide(CheckId id, String name, Side old, Side now) {
        if (!old.name().equals(now.name())) {
            found.compare(Kind.CHANGED, id, "Its " + name + " side", old.name(), now.name());
        } else if (!old.equals(now)) {
            found.add(Kind.CHANGED, id, "Its %s side asks something else.".formatted(name));
        }
    }

    private void compareTolerance(CheckId id, String what, Tolerance old, Tolerance now) {
        found.compare(isLess(old, now) ? Kind.WEAKENED : Kind.CHANGED, id, what, said(old), said(now));
    }

    private void compareLeast(CheckId id, long old, long now) {
        found.compare(
                now < old ? Kind.WEAKENED : Kind.CHANGED, id, "How much there must be", old, now);
    }

    private void compareSameSource(CheckId id, boolean old, boolean now) {
        if (!old && now) {
            found.add(Kind.WEAKENED, id, "Both sides may come from the same server now.");
        } else if (old && !now) {
            found.add(Kind.CHANGED, id, "Both sides may no longer come from the same server.");
        }
    }

    /// A number and a percentage cannot be told apart by size; a change between them may let more
    /// pass.
    private static boolean isLess(Tolerance old, Tolerance now) {
        return switch (now) {
            case Tolerance.Absolute(var most) ->
                    !(old instanceof Tolerance.Absolute(var before))
                            || most.compareTo(before) > 0;
            case Tolerance.Percent(var most) ->
                    !(old instanceof Tolerance.Percent(var before)) || most.compareTo(before) > 0;
        };
    }

    private static String said(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> most.toPlainString();
            case Tolerance.Percent(var most) -> most.toPlainString() + "%";
        };
    }
}
