package dev.tminus;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Says in one line of the log why a start failed, and the way out.
class SayInOneLine implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(TminusApplication.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error(line(analysis));
    }

    static String line(FailureAnalysis analysis) {
        var action = Objects.requireNonNullElse(analysis.getAction(), "").strip();
        var line = analysis.getDescription() + (action.isEmpty() ? "" : " Fix: " + action);
        return line.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
