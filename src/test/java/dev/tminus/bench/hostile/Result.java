package dev.tminus.bench.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What an attack came to.
///
/// @param acts of somebody else that were answered meanwhile
/// @param figures further ones
/// @param flaws what is not as it has to be, besides an answer that took too long
record Result(String attack, int acts, Duration slowest, List<String> figures, List<String> flaws) {

    /// How long an answer may take.
    static final Duration BAR = Duration.ofSeconds(1);

    /// Adds what every attack is held to.
    static Result of(Attack attack, Stage stage, List<String> figures, List<String> flaws) {
        var all = new ArrayList<>(flaws);
        if (!stage.tminus().isAlive()) {
            all.add("the process died");
        }
        var probe = stage.probe();
        return new Result(attack.name(), probe.acts(), probe.slowest(), List.copyOf(figures), all);
    }

    /// Whether the bar is met.
    boolean holds() {
        return flaws.isEmpty() && slowest.compareTo(BAR) <= 0;
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(
                "%s: %s; %,d acts of somebody else, the slowest answered in %,d ms"
                        .formatted(
                                attack, holds() ? "held" : "NOT HELD", acts, slowest.toMillis()));
        flaws.forEach(flaw -> lines.add("  ! " + flaw));
        figures.forEach(figure -> lines.add("    " + figure));
        return String.join("\n", lines);
    }
}
