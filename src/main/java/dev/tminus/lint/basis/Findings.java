package dev.tminus.lint.basis;

import dev.tminus.language.Locations;
import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import java.util.ArrayList;
import java.util.List;

/// Collects what one rule finds in one file.
public final class Findings {

    private final Rule rule;
    private final Locations locations;
    private final List<Problem> found = new ArrayList<>();

    public Findings(Rule rule, Locations locations) {
        this.rule = rule;
        this.locations = locations;
    }

    /// Where a part stands, followed down its keys as far as the file has them.
    public At at(Part part, Object id, String... keys) {
        return new At(locations.of(part, id.toString(), keys));
    }

    /// Where keys lead from the top of the file.
    public At at(String... keys) {
        return new At(locations.of(keys));
    }

    /// Whether the file itself says a key of a part, in place of a default.
    public boolean says(Part part, Object id, String key) {
        return locations.says(part, id.toString(), key);
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    /// A place that something is to be said of.
    public final class At {

        private final Place place;

        private At(Place place) {
            this.place = place;
        }

        /// Keeps one finding.
        ///
        /// @param message what is found, in one sentence or two
        /// @param advice what to do about it
        public void say(String message, String advice) {
            found.add(new Problem(rule.severity(), rule.code(), place, message, advice));
        }
    }
}
