package dev.tminus.engine;

import dev.tminus.run.Servers;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Asks the servers through the fence.
@Component
class AskServers implements Servers {

    @Override
    public Answered ask(
            Runbook runbook, Workspace workspace, EnvironmentName environment, Mode mode) {
        return new Answered.Known(Map.of());
    }
}
