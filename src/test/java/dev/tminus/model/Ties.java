package dev.tminus.model;

import dev.tminus.model.Sheet.Line;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What stands on what, going by where the steps stand.
final class Ties {

    private static final Set<String> LEFT_OUT = Set.of("skipped", "not-applicable");
    private static final Set<String> STARTED =
            Set.of("running", "checking", "signing", "done", "failed", "inconclusive", "no-go");

    private final Notes notes;

    Ties(Notes notes) {
        this.notes = notes;
    }

    static boolean started(String phase) {
        return STARTED.contains(phase);
    }

    static boolean through(String phase) {
        return phase.equals("done") || LEFT_OUT.contains(phase);
    }

    /// Whether all is there that a step needs; one that is left out and a wait that is over are
    /// worth no more than what they need.
    boolean there(Line line) {
        return line.needs().stream()
                .map(notes::line)
                .allMatch(need -> through(notes.phase(need)) && (!passing(need) || there(need)));
    }

    boolean passing(Line line) {
        var phase = notes.phase(line);
        return LEFT_OUT.contains(phase) || (phase.equals("done") && onlyWaits(line));
    }

    static boolean onlyWaits(Line line) {
        return line.type().equals("wait") && line.uses().isEmpty() && line.signOffs().isEmpty();
    }

    /// Everything that needs a step, however far.
    Set<Line> behind(Line line) {
        var found = new LinkedHashSet<Line>();
        var open = new ArrayDeque<>(List.of(line));
        while (!open.isEmpty()) {
            var step = open.remove().id();
            notes.lines.values().stream()
                    .filter(other -> other.needs().contains(step))
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    /// Whether something before a step has to be looked at again.
    boolean doubtful(Line line) {
        return line.needs().stream()
                .anyMatch(need -> notes.outdated.contains(need) || doubtful(notes.line(need)));
    }

    /// Whether somebody has started on the strength of a step.
    boolean builtOn(Line line) {
        return notes.lines.values().stream()
                .filter(other -> other.needs().contains(line.id()))
                .anyMatch(other ->
                        started(notes.phase(other))
                                || (LEFT_OUT.contains(notes.phase(other)) && builtOn(other)));
    }

    /// A gate passes on nothing but what stands.
    boolean passable(Line line) {
        return !line.type().equals("gate") || (there(line) && !doubtful(line));
    }
}
