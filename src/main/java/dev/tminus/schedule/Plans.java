package dev.tminus.schedule;

import dev.tminus.runbook.Question;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The plans of one runbook for any T-0. What is the same in all of them is worked out once: the
/// order of the steps, how long they take, and the ways that the tests leave open.
public final class Plans {

    private final Runbook runbook;
    private final Circumstances circumstances;
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final Map<StepId, Duration> lengths = new HashMap<>();
    private final Sequence sequence;
    private final Set<BitSet> ways = new LinkedHashSet<>();

    /// @param circumstances what is known of the run by now
    public Plans(Runbook runbook, Circumstances circumstances) {
        this.runbook = runbook;
        this.circumstances = circumstances;
        runbook.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
        for (var step : steps.values()) {
            var takes = length(step);
            if (takes != null) {
                lengths.put(step.id(), takes);
            }
        }
        sequence = new Sequence(runbook.steps(), new Rounds(runbook, circumstances, this::takes));
        for (var isDone : Worlds.of(runbook, circumstances)) {
            var done = new BitSet();
            for (int place = 0; place < sequence.steps().size(); place++) {
                done.set(place, isDone.test(sequence.steps().get(place)));
            }
            ways.add(done);
        }
    }

    /// Plans every step, the window and the hand-overs.
    public Plan at(Instant zero) {
        return new Planning(this, zero).plan();
    }

    Runbook runbook() {
        return runbook;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    /// In the order of the file.
    Map<StepId, Step> steps() {
        return Collections.unmodifiableMap(steps);
    }

    Sequence sequence() {
        return sequence;
    }

    /// The places of the steps that are done, once for each way that differs.
    Set<BitSet> ways() {
        return Collections.unmodifiableSet(ways);
    }

    /// How long a step is expected to take whenever it starts, null where nobody knows or that
    /// depends on the start.
    @Nullable Duration takes(Step step) {
        return lengths.get(step.id());
    }

    private @Nullable Duration length(Step step) {
        var question = step.basics().takesAsAnswered();
        if (question != null) {
            return answered(question);
        }
        return step instanceof WaitStep(_, WaitStep.Lasts.Until _) ? null : Takes.of(step);
    }

    private @Nullable Duration answered(QuestionId id) {
        var assumed =
                runbook.questions().stream()
                        .filter(question -> question.id().equals(id))
                        .findFirst()
                        .map(Question::assume)
                        .orElse(null);
        var text = circumstances.answers().getOrDefault(id, assumed == null ? "" : assumed);
        return Durations.parse(text) instanceof Parsed.Value<Duration>(var time) ? time : null;
    }
}
