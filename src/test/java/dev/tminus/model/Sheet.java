package dev.tminus.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A checklist on paper.
///
/// @param roles who is in which role
/// @param may which role may `start`, `hold`, `resume` and `scrub`; nobody may what is missing
/// @param distinct which of `starter`, `doer` and `signer` must be different people
public record Sheet(
        List<Line> lines,
        Map<String, Set<String>> roles,
        Map<String, String> may,
        Set<String> distinct) {

    /// One step.
    ///
    /// @param type `manual`, `check` or `gate`
    /// @param at planned time in minutes after T-0, or [#NO_TIME]
    /// @param uses checks of its work
    /// @param shields checks that must hold before it starts
    /// @param poll a role for every go that is asked for: two of qa stand here twice
    /// @param signOffs a role for every signature that is asked for
    public record Line(
            String id,
            String type,
            String owner,
            boolean byItself,
            int at,
            boolean early,
            boolean notBefore,
            List<String> needs,
            List<Use> uses,
            List<Shield> shields,
            List<String> poll,
            List<String> signOffs) {

        public static final int NO_TIME = Integer.MIN_VALUE;

        boolean bound() {
            return at != NO_TIME && (type.equals("manual") ? notBefore : !early);
        }
    }

    /// One use of a check after the work; times are in minutes.
    ///
    /// @param every 0 for a single try
    /// @param giveUpAfter 0 for never
    public record Use(
            String name,
            int every,
            int lasts,
            int passes,
            int giveUpAfter,
            int delay,
            boolean reportOnly) {

        public boolean repeated() {
            return every > 0;
        }
    }

    /// One use of a check before the start.
    ///
    /// @param check whose results by others may stand in
    /// @param notOlder how old those may be, or [#OWN] where they may not
    public record Shield(String name, String check, int every, int notOlder) {

        public static final int OWN = -1;
    }

    boolean in(String who, String role) {
        return roles.getOrDefault(role, Set.of()).contains(who);
    }

    boolean mustDiffer(String one, String other) {
        return distinct.contains(one) && distinct.contains(other);
    }

    static int count(List<String> asked, String role) {
        return Collections.frequency(asked, role);
    }
}
