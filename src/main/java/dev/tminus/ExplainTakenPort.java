package dev.tminus;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

/// Says which port is taken and how to choose another.
class ExplainTakenPort extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure, PortInUseException portInUse) {
        int taken = portInUse.getPort();
        int next = taken < 65535 ? taken + 1 : taken - 1;
        return new FailureAnalysis(
                "Port " + taken + " is taken.",
                "choose another with TMINUS_PORT=" + next + " ./tminus",
                portInUse);
    }
}
