package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.WorkspaceDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.shapes.ProtectionShape;
import dev.tminus.language.shapes.WorkspaceShape;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.workspace.Workspace;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Makes a workspace of a draft without problems, with every default filled in.
public final class BuildWorkspace {

    private BuildWorkspace() {}

    public static Workspace build(WorkspaceDraft draft, Map<CheckId, List<CheckId>> checksForEach) {
        var timezone = requireNonNullElse(draft.timezone(), ZoneOffset.UTC);
        return new Workspace(
                timezone,
                each(draft.teams(), (name, team) -> WorkspaceShape.build(name, team, timezone)),
                each(draft.people(), WorkspaceShape::build),
                each(draft.environments(), (name, environment) -> environment.withName(name)),
                each(draft.checks(), BuildWorkspace::check),
                Collections.unmodifiableMap(checksForEach),
                draft.rehearsalSink(),
                draft.tags().stream()
                        .map(Placed::value)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                draft.protections().stream().map(ProtectionShape::build).toList());
    }

    private static <K, V, T> Map<K, T> each(
            Map<K, MapOf.Named<V>> named, BiFunction<K, V, T> make) {
        var made = new LinkedHashMap<K, T>();
        named.forEach(
                (name, value) -> made.put(name, make.apply(name, requireNonNull(value.value()))));
        return Collections.unmodifiableMap(made);
    }

    private static CheckSpec check(CheckId id, CheckDraft check) {
        return requireNonNull(check.make()).withId(id.value());
    }
}
