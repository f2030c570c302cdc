package dev.tminus;

import dev.tminus.run.HomeInUse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says that a second tminus cannot work on the folder of the first, and how to choose another.
class ExplainHomeInUse extends AbstractFailureAnalyzer<HomeInUse> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, HomeInUse inUse) {
        return new FailureAnalysis(
                "Another tminus works on " + inUse.home() + ".",
                "End it first, or choose another folder with TMINUS_HOME=FOLDER ./tminus",
                inUse);
    }
}
