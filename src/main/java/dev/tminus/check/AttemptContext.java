package dev.tminus.check;

import dev.tminus.comparison.BothSides;
import dev.tminus.evidence.MaskKey;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What an attempt works with.
record AttemptContext(
        AttemptSources sources,
        MaskKey maskKey,
        Executor executor,
        InstantSource clock,
        Progress progress) {

    BothSides bothSides() {
        return new BothSides(executor, sources.stop(), sources.deadline(), progress::read);
    }
}
