package dev.tminus.language.shapes;

import dev.tminus.language.drafts.WorkspaceDraft.EnvironmentDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Paths;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.FleetName;
import dev.tminus.runbook.names.MetricsName;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Address;
import dev.tminus.runbook.workspace.Audience;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.SourceSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What an environment may say.
final class EnvironmentShape {

    private static final Address NOWHERE = new Address("");
    private static final Audience NOBODY = new Audience(List.of(), List.of());

    private static final Key<List<Mode>> ALLOWS =
            Key.required(
                    "allows",
                    new ListOf<>(
                            "a list of `rehearsal` and `live`",
                            Texts.choice("`rehearsal` or `live`", Texts.words(Mode.values())),
                            1),
                    "Which runs may be bound to it.");
    private static final Key<Map<SourceName, MapOf.Named<SourceSpec>>> SOURCES =
            Key.optional(
                    "sources",
                    new MapOf<>(
                            "a mapping of names to sources",
                            Texts.name("a source's name", SourceName::new),
                            SourceShape.SOURCE),
                    "none",
                    "The databases that checks read.");
    private static final Key<Map<FilesName, MapOf.Named<String>>> FILES =
            Key.optional(
                    "files",
                    new MapOf<>(
                            "a mapping of names to folders",
                            Texts.name("a root's name", FilesName::new),
                            Paths.folder()),
                    "none",
                    "Roots of files that checks read, in folders that the operator allows; nothing"
                            + " outside them is read.");
    private static final Key<Map<EndpointName, MapOf.Named<Address>>> ENDPOINTS =
            Key.optional(
                    "endpoints",
                    new MapOf<>(
                            "a mapping of names to addresses",
                            Texts.name("an endpoint's name", EndpointName::new),
                            AddressShape.ADDRESS),
                    "none",
                    "HTTP services that checks and actions ask.");
    private static final Key<Map<MetricsName, MapOf.Named<Address>>> METRICS =
            Key.optional(
                    "metrics",
                    new MapOf<>(
                            "a mapping of names to addresses",
                            Texts.name("a server's name", MetricsName::new),
                            AddressShape.ADDRESS),
                    "none",
                    "Prometheus servers that checks ask.");
    private static final Key<Map<ResolverName, MapOf.Named<List<String>>>> RESOLVERS =
            Key.optional(
                    "resolvers",
                    new MapOf<>(
                            "a mapping of names to name servers",
                            AddressShape.group(),
                            new ListOf<>("a list of name servers", AddressShape.nameServer(), 1)),
                    "none",
                    "Groups of name servers that checks ask, such as those of a site.");
    private static final Key<Map<AudienceName, MapOf.Named<Audience>>> AUDIENCES =
            Key.optional(
                    "audiences",
                    new MapOf<>(
                            "a mapping of names to audiences",
                            Texts.name("an audience's name", AudienceName::new),
                            AddressShape.AUDIENCE),
                    "none",
                    "Who gets announcements; in a rehearsal the workspace's `rehearsal-sink` gets"
                            + " them instead.");
    private static final Key<Map<FleetName, MapOf.Named<List<Placed<String>>>>> FLEETS =
            Key.optional(
                    "fleets",
                    new MapOf<>(
                            "a mapping of names to members",
                            Texts.name("a fleet's name", FleetName::new),
                            new ListOf<>(
                                    "a list of members",
                                    new WithPlace<>(
                                            Texts.dottedName("a member's name", name -> name)),
                                    1)),
                    "none",
                    "Servers that a phase goes through one after the other or in waves.");
    private static final Key<Map<ProgramName, MapOf.Named<String>>> PROGRAMS =
            Key.optional(
                    "programs",
                    new MapOf<>(
                            "a mapping of names to programs",
                            Texts.name("a program's name", ProgramName::new),
                            AddressShape.program()),
                    "none",
                    "What checks and actions start, by names of the operator's allow-list.");
    static final Key<Map<String, MapOf.Named<String>>> VARIABLES =
            Key.optional(
                    "variables",
                    new MapOf<>(
                            "a mapping of names to values",
                            Texts.name("a variable's name", name -> name),
                            Texts.value("a value", Signs.NONE)),
                    "none",
                    "Texts for `{{variables.x}}`.");

    static final Shape<EnvironmentDraft> ENVIRONMENT =
            Shape.of(
                    "an environment",
                    EnvironmentShape::environment,
                    List.of(
                            ALLOWS, SOURCES, ENDPOINTS, METRICS, FILES, RESOLVERS, AUDIENCES,
                            FLEETS, PROGRAMS, VARIABLES));

    private EnvironmentShape() {}

    private static EnvironmentDraft environment(Fields fields) {
        var fleets = fields.get(FLEETS, Map.of());
        fleets.values().forEach(fleet -> refuseRepeated(fleet.value(), fields.problems()));
        return name ->
                new Environment(
                        name,
                        new LinkedHashSet<>(fields.get(ALLOWS, List.of())),
                        each(fields.get(SOURCES, Map.of()), SourceShape::named),
                        each(fields.get(FILES, Map.of()), (_, folder) -> or(folder, "")),
                        each(fields.get(VARIABLES, Map.of()), (_, value) -> or(value, "")),
                        each(fields.get(ENDPOINTS, Map.of()), (_, at) -> or(at, NOWHERE)),
                        each(fields.get(METRICS, Map.of()), (_, at) -> or(at, NOWHERE)),
                        each(
                                fields.get(RESOLVERS, Map.of()),
                                (_, servers) -> or(servers, List.of())),
                        each(fields.get(AUDIENCES, Map.of()), (_, people) -> or(people, NOBODY)),
                        each(fleets, (_, members) -> values(or(members, List.of()))),
                        each(fields.get(PROGRAMS, Map.of()), (_, program) -> or(program, "")));
    }

    /// What could not be read is known by its name all the same.
    private static <K, V, T> Map<K, T> each(
            Map<K, MapOf.Named<V>> named, BiFunction<K, MapOf.Named<V>, T> make) {
        var made = new LinkedHashMap<K, T>();
        named.forEach((name, value) -> made.put(name, make.apply(name, value)));
        return Collections.unmodifiableMap(made);
    }

    private static <T> T or(MapOf.Named<T> named, T otherwise) {
        @Nullable T value = named.value();
        return value == null ? otherwise : value;
    }

    private static List<String> values(List<Placed<String>> said) {
        return said.stream().map(Placed::value).toList();
    }

    private static void refuseRepeated(@Nullable List<Placed<String>> members, Problems problems) {
        var seen = new LinkedHashSet<String>();
        for (var member : members == null ? List.<Placed<String>>of() : members) {
            if (!seen.add(member.value())) {
                problems.error(
                        Code.DUPLICATE_ID,
                        member.at(),
                        "The member `" + member.value() + "` is listed twice.",
                        () -> "Remove it here.");
            }
        }
    }
}
