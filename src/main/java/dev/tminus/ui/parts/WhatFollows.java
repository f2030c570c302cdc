package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.names.StepId;
import java.util.function.Function;

/// How a run goes on after a contingency, as part of a sentence: `the run is called off`.
public final class WhatFollows {

    private WhatFollows() {}

    public static String after(Then then, Function<StepId, String> name) {
        var words = "then." + then.key();
        var step = then.step();
        return step == null ? say(words) : say(words, name.apply(step));
    }
}
