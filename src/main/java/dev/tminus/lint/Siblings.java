package dev.tminus.lint;

import dev.tminus.language.Located;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.RunbookId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The runbooks among which one looks for those that it runs.
///
/// @param sound those without errors, itself included
/// @param broken those that have errors of their own
public record Siblings(Map<RunbookId, Runbook> sound, Set<RunbookId> broken) {

    public Siblings {
        sound = Map.copyOf(sound);
        broken = Set.copyOf(broken);
    }

    /// The first of each id counts.
    public static Siblings of(List<Located<Runbook>> written) {
        var sound = new LinkedHashMap<RunbookId, Runbook>();
        var broken = new LinkedHashSet<RunbookId>();
        for (var each : written) {
            var known = each.known();
            var rough = each.rough();
            if (known != null) {
                sound.putIfAbsent(known.id(), known);
            } else if (rough != null) {
                broken.add(rough.id());
            }
        }
        return new Siblings(sound, broken);
    }
}
