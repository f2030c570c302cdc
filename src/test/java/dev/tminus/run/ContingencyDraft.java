package dev.tminus.run;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.Ending;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A contingency that is still being written down.
final class ContingencyDraft {
    final String id;
    final String number;
    Set<On> on = Set.of(On.PERSON);
    List<Subject> of = List.of();
    @Nullable StepId before;
    @Nullable StepId after;
    RoleName owner = new RoleName("manager");
    final List<StepDraft> steps = new ArrayList<>();
    final List<Ending> endings = new ArrayList<>();

    ContingencyDraft(String id, String number) {
        this.id = id;
        this.number = number;
    }

    Contingency build() {
        return new Contingency(
                new ContingencyId(id),
                number,
                "Title of " + id,
                new Contingency.Trigger(on, of, before, after),
                owner,
                steps.stream().map(StepDraft::build).toList(),
                endings.isEmpty() ? List.of(new Ending(null, new Then.Resume())) : endings);
    }
}
