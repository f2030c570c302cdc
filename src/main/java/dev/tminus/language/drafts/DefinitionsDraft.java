package dev.tminus.language.drafts;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.Acceptance;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.ActionName;
import java.util.List;
import java.util.Map;

/// What a runbook provides for besides its steps, as the file says it.
public record DefinitionsDraft(
        List<Placed<String>> tags,
        Map<ActionName, MapOf.Named<WorkDraft>> actions,
        List<Draft<Watch>> watches,
        List<Draft<Rehearsal>> rehearsals,
        List<Draft<Acceptance>> accepted) {}
