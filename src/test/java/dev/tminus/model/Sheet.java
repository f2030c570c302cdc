package dev.tminus.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A checklist on paper.
///
/// @param lines those of the main line before those of troubles
/// @param troubles what is done when something goes wrong
/// @param roles who is in which role
/// @param may which role may `start`, `hold`, `resume`, `scrub`, `skip`, `open` and `reopen`;
///   nobody may what is missing
/// @param distinct which of `starter`, `doer` and `signer` must be different people
public record Sheet(
        List<Line> lines,
        List<Trouble> troubles,
        Map<String, Set<String>> roles,
        Map<String, String> may,
        Set<String> distinct) {

    /// One step.
    ///
    /// @param type `manual`, `check`, `gate` or `wait`
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
            List<String> signOffs,
            Ways ways) {

        public static final int NO_TIME = Integer.MIN_VALUE;

        boolean bound() {
            return at != NO_TIME && (type.equals("manual") ? notBefore : !early);
        }
    }

    /// How a step leaves the straight line.
    ///
    /// @param trouble the trouble that it belongs to, empty for the main line
    /// @param when empty for always, `no` for never, else the step that must have answered yes
    /// @param form empty for none, `free` for a yes or a no or nothing, `yes` where it must be yes
    /// @param asked whether somebody must answer a question before it begins
    /// @param deadline minutes after it became ready, 0 for none; the run is held then
    /// @param onFail the trouble that begins when it fails or has no answer, or empty
    /// @param lasts minutes, of a wait
    public record Ways(
            String trouble,
            boolean optional,
            String when,
            String form,
            boolean asked,
            int deadline,
            String onFail,
            int lasts) {}

    /// What is done when something goes wrong.
    ///
    /// @param on `failed`, `inconclusive`, `no-go`, `deadline` and `person`
    /// @param before a step that must not have been begun yet, or empty
    /// @param after a step that must have been begun, or empty
    /// @param then `resume`, `hold`, `scrub`, or the step to go back to
    public record Trouble(
            String id, String owner, Set<String> on, String before, String after, String then) {}

    /// The steps of a trouble, or of the main line.
    List<Line> of(String trouble) {
        return lines.stream().filter(line -> line.ways().trouble().equals(trouble)).toList();
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
