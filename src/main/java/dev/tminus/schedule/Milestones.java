package dev.tminus.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The moments among the inputs of a run.
public final class Milestones {

    private Milestones() {}

    /// By the name of the input; inputs that are no moments are left out.
    public static Map<String, Instant> of(Map<String, String> inputs) {
        var moments = new HashMap<String, Instant>();
        inputs.forEach((name, value) -> {
            try {
                moments.put(name, Instant.parse(value));
            } catch (DateTimeException noMoment) {
                // any other input
            }
        });
        return Map.copyOf(moments);
    }
}
