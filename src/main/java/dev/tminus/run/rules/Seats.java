package dev.tminus.run.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether every seat can be taken by somebody, nobody on two of them: augmenting paths, as in a
/// matching of a bipartite graph.
final class Seats {

    private Seats() {}

    /// @param candidates for each seat whoever may take it
    static <P> boolean canBeTaken(List<List<P>> candidates) {
        return taken(candidates).size() == candidates.size();
    }

    /// As many seats as can be taken at once, the first before later ones, with who takes each.
    static <P> Map<Integer, P> taken(List<List<P>> candidates) {
        var taken = new HashMap<P, Integer>();
        for (var seat = 0; seat < candidates.size(); seat++) {
            take(seat, candidates, taken, new HashSet<>());
        }
        return taken.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static <P> boolean take(
            int seat, List<List<P>> candidates, Map<P, Integer> taken, Set<P> tried) {
        for (var person : candidates.get(seat)) {
            if (tried.add(person)) {
                var other = taken.get(person);
                if (other == null || take(other, candidates, taken, tried)) {
                    taken.put(person, seat);
                    return true;
                }
            }
        }
        return false;
    }
}
