package dev.tminus.language.shapes;

import dev.tminus.language.conditions.ConditionShape;
import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.Titles;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.RoleName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a phase may say.
public final class PhaseShape {

    private static final Key<Placed<PhaseId>> ID =
            Key.required(
                    "id", IdForms.PHASE, "Phases, steps and contingencies share one namespace.");
    public static final Key<Placed<RoleName>> OWNER =
            Key.optional("owner", IdForms.ROLE, "none", "The owner of steps that name none.");
    public static final Key<Placed<Timing>> AT =
            Key.optional(
                    "at",
                    new WithPlace<>(Times.timing()),
                    "none",
                    "The `at` of steps that have none.");
    public static final Key<ConditionDraft> WHEN =
            Key.optional(
                    "when",
                    ConditionShape.WHEN,
                    "always",
                    "Must hold for each of its steps, besides the step's own.");
    private static final Key<List<ItemDraft>> STEPS =
            Key.required(
                    "steps",
                    new ListOf<>("a list of steps", StepShape.ITEM, 1),
                    "Steps in order, and groups that run side by side.");
    static final Shape<PhaseDraft> PHASE =
            Shape.of(
                            "a phase",
                            fields ->
                                    new PhaseDraft(
                                            fields, fields.get(ID), fields.get(STEPS, List.of())),
                            Stream.of(
                                            List.of(ID, Titles.WITH_VALUES),
                                            BriefingShape.KEYS,
                                            List.of(OWNER, AT),
                                            List.of(WHEN),
                                            FleetShape.KEYS,
                                            List.of(STEPS))
                                    .<Key<?>>flatMap(List::stream)
                                    .toList())
                    .elsewhere(Map.of("parallel", StepShape.SIDE_BY_SIDE))
                    .rules(FleetShape.RULES.toArray(Rule[]::new));

    private PhaseShape() {}
}
