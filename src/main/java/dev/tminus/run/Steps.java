package dev.tminus.run;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The states of all steps, immutable; a change shares nothing but the unchanged ones.
public final class Steps {

    private final StepState[] states;

    private Steps(StepState[] states) {
        this.states = states;
    }

    static Steps planned(int size, Instant at) {
        var states = new StepState[size];
        Arrays.fill(states, StepState.planned(at));
        return new Steps(states);
    }

    public int size() {
        return states.length;
    }

    public StepState at(int place) {
        return states[place];
    }

    Steps with(Map<Integer, StepState> changes) {
        var copy = states.clone();
        changes.forEach((place, state) -> copy[place] = state);
        return new Steps(copy);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Steps steps && Arrays.equals(states, steps.states);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(states);
    }
}
