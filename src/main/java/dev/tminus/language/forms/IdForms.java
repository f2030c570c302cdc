package dev.tminus.language.forms;

import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.names.TeamName;
import java.util.function.Function;

/// Names that files give and refer to, each with its place.
public final class IdForms {

    public static final Form<Placed<StepId>> STEP = name("a step's id", StepId::new);
    public static final Form<Placed<CheckId>> CHECK = name("a check's id", CheckId::new);
    public static final Form<Placed<RoleName>> ROLE = name("a role's name", RoleName::new);
    public static final Form<Placed<EndpointName>> ENDPOINT =
            name("an endpoint's name", EndpointName::new);
    public static final Form<Placed<ProgramName>> PROGRAM =
            name("a program's name", ProgramName::new);
    public static final Form<Placed<EnvironmentName>> ENVIRONMENT =
            name("an environment's name", EnvironmentName::new);
    public static final Form<Placed<TeamName>> TEAM = name("a team's name", TeamName::new);
    public static final Form<Placed<ContingencyId>> CONTINGENCY =
            name("a contingency's id", ContingencyId::new);
    public static final Form<Placed<RehearsalId>> REHEARSAL =
            name("a rehearsal's id", RehearsalId::new);
    public static final Form<Placed<QuestionId>> QUESTION =
            name("a question's id", QuestionId::new);
    public static final Form<Placed<ActionName>> ACTION = name("an action's name", ActionName::new);
    public static final Form<Placed<SourceName>> SOURCE = name("a source's name", SourceName::new);
    public static final Form<Placed<Tag>> TAG = name("a tag", Tag::new);
    public static final Form<Placed<RunbookId>> RUNBOOK = name("a runbook's id", RunbookId::new);
    public static final Form<Placed<PhaseId>> PHASE = name("a phase's id", PhaseId::new);

    private IdForms() {}

    private static <T> Form<Placed<T>> name(String wants, Function<String, T> make) {
        return new WithPlace<>(Texts.name(wants, make));
    }
}
