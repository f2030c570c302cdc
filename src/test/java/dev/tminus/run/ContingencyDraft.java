package dev.tminus.run;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.Ending;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A contingency that is still being written down.
final class ContingencyDraft {
    public final String id;
    public final String number;
    public Set<On> on = Set.of(On.PERSON);
    public List<Subject> of = List.of();
    @Nullable StepId before;
    @Nullable StepId after;
    public RoleName owner = new RoleName("manager");
    public final List<StepDraft> steps = new ArrayList<>();
    public final List<Ending> endings = new ArrayList<>();

    public ContingencyDraft(String id, String number) {
        this.id = id;
        this.number = number;
    }

    public Contingency build() {
        return Brief.contingency(
                new ContingencyId(id),
                number,
                "Title of " + id,
                new Contingency.Trigger(on, of, before, after),
                owner,
                steps.stream().map(StepDraft::build).toList(),
                endings.isEmpty() ? List.of(new Ending(null, new Then.Resume())) : endings);
    }
}
