package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.Map;

/// What changed in the contingencies, their steps aside.
final class CompareContingencies {

    private final Map<ContingencyId, Contingency> before;
    private final Map<ContingencyId, Contingency> after;
    private final Found found;

    CompareContingencies(Runbook old, Runbook now, Found found) {
        before = byId(old);
        after = byId(now);
        this.found = found;
    }

    void compare() {
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                found.add(
                        Kind.WEAKENED, id, "The contingency \"%s\" is gone.".formatted(was.title()));
            }
        });
        after.forEach((id, is) -> {
            var was = before.get(id);
            if (was == null) {
                found.add(Kind.ADDED, id, "The contingency \"%s\" is new.".formatted(is.title()));
                return;
            }
            found.compare(Kind.CHANGED, id, "Its title", was.title(), is.title());
            found.compare(Kind.PEOPLE, id, "Its owner", was.owner(), is.owner());
            if (!was.when().equals(is.when())) {
                found.add(Kind.CHANGED, id, "It is offered in other cases.");
            }
            if (!was.endings().equals(is.endings())) {
                found.add(Kind.CHANGED, id, "The run goes on in another way after it.");
            }
        });
    }

    private static Map<ContingencyId, Contingency> byId(Runbook runbook) {
        var byId = new LinkedHashMap<ContingencyId, Contingency>();
        runbook.contingencies().forEach(one -> byId.putIfAbsent(one.id(), one));
        return byId;
    }
}
