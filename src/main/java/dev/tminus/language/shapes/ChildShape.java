package dev.tminus.language.shapes;

import dev.tminus.language.drafts.StepTypeDraft.RunsChild;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.RunbookStep.Zero;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import java.util.List;
import java.util.Map;

/// Which runbook a step of type `runbook` runs, and how the two fit together.
final class ChildShape {

    private static final Scalar<RoleName> ROLE_NAME = Texts.name("a role's name", RoleName::new);

    private static final Key<Placed<RunbookId>> ID =
            Key.required("id", IdForms.RUNBOOK, "Another runbook of the same folder.");
    private static final Key<Placed<Zero>> ZERO =
            Key.optional(
                    "zero",
                    new WithPlace<>(zero()),
                    "start",
                    "What T means for it: the start of this step, or a planned time of this"
                            + " runbook.");
    private static final Key<Map<String, MapOf.Named<Placed<String>>>> INPUTS =
            Key.optional(
                    "inputs",
                    new MapOf<>(
                            "a mapping of its inputs to values",
                            Texts.name("an input's name", name -> name),
                            new WithPlace<>(Texts.value("a value", Signs.PLACEHOLDERS))),
                    "none",
                    "Values of its inputs; placeholders are replaced.");
    private static final Key<Map<RoleName, MapOf.Named<Placed<RoleName>>>> ROLES =
            Key.optional(
                    "roles",
                    new MapOf<>(
                            "a mapping of its roles to roles of this runbook",
                            ROLE_NAME,
                            new WithPlace<>(ROLE_NAME)),
                    "roles of the same name",
                    "Who fills its roles.");
    private static final Key<Map<String, MapOf.Named<Placed<String>>>> NAMES =
            Key.optional(
                    "names",
                    new MapOf<>(
                            "a mapping of its names to names of the environment",
                            Texts.name("a source's or endpoint's name", name -> name),
                            new WithPlace<>(
                                    Texts.name("a source's or endpoint's name", name -> name))),
                    "the same names",
                    "What it calls its sources and endpoints, and what they are called here.");
    static final Shape<RunsChild> CHILD =
            Shape.of(
                    "a runbook to run",
                    fields ->
                            new RunsChild(
                                    fields.get(ID),
                                    fields.get(ZERO),
                                    fields.get(INPUTS, Map.of()),
                                    fields.get(ROLES, Map.of()),
                                    fields.get(NAMES, Map.of())),
                    List.of(ID, ZERO, INPUTS, ROLES, NAMES));
    static final Key<RunsChild> RUNBOOK =
            Key.optional(
                    "runbook",
                    CHILD,
                    "required in a `runbook`",
                    "The runbook that a step of type `runbook` runs.");

    /// Keys of the mapping that somebody may look for in the step itself.
    static final Map<String, String> ELSEWHERE =
            Map.of(
                    "names", "Write it in `runbook: {id: …, names: …}`.",
                    "inputs", "Write it in `runbook: {id: …, inputs: …}`.",
                    "roles", "Write it in `runbook: {id: …, roles: …}`.",
                    "zero", "Write it in `runbook: {id: …, zero: …}`.");

    private ChildShape() {}

    private static Scalar<Zero> zero() {
        var timing = Times.timing();
        return new Scalar<>(
                "`start`, or " + timing.wants(),
                Signs.NONE,
                SchemaType.FILLED,
                (text, problems) -> {
                    if (text.value().equals("start")) {
                        return new Zero.AtStart();
                    }
                    var at = timing.parse().parse(text, problems);
                    return at == null ? null : new Zero.At(at);
                });
    }
}
