package dev.tminus.language.shapes;

import dev.tminus.language.conditions.ConditionShape;
import dev.tminus.language.conditions.ExpressionDraft;
import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.ContingencyDraft.EndingDraft;
import dev.tminus.language.drafts.ContingencyDraft.SubjectDraft;
import dev.tminus.language.drafts.RunbookDraft.ItemDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Titles;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a contingency may say.
public final class ContingencyShape {

    private static final Pattern SUBJECT =
            Pattern.compile("([a-z0-9-]{1,100})(?:/([a-z0-9-]{1,100}))?");

    public static final Key<List<On>> ON =
            Key.optional(
                    "on",
                    new ListOf<>("a list of what may go wrong", on(), 0),
                    "by hand only",
                    "`failed`, `inconclusive`, `no-go`, `deadline` or `in-doubt` offers it;"
                            + " `person` lets people open it by hand.");
    public static final Key<List<Placed<SubjectDraft>>> OF =
            Key.optional(
                    "of",
                    new ListOf<>(
                            "a list of steps, phases and checks", new WithPlace<>(subject()), 1),
                    "anything",
                    "Steps, phases with all their steps, checks, or `step/check`, to which it must"
                            + " have happened.");
    public static final Key<Placed<StepId>> BEFORE =
            Key.optional(
                    "before",
                    IdForms.STEP,
                    "at any time",
                    "Only while this step was never started.");
    public static final Key<Placed<StepId>> AFTER =
            Key.optional("after", IdForms.STEP, "at any time", "Only once this step was started.");
    public static final Key<Placed<CheckId>> ONLY_IF =
            Key.optional(
                    "if",
                    IdForms.CHECK,
                    "in any case",
                    "Only where this check passes, which is asked when it would be offered.");
    static final Shape<Draft<Trigger>> TRIGGER =
            Shape.draft("a trigger", List.of(ON, OF, BEFORE, AFTER, ONLY_IF));

    private static final Key<ExpressionDraft> ENDING_WHEN =
            Key.optional(
                    "when",
                    ConditionShape.TEST,
                    "in any case; only the last",
                    "What must hold once the steps are through.");
    private static final Key<Placed<Then>> ENDING_THEN =
            Key.required("then", EndingShape.THEN, "How the run goes on.");
    static final Shape<EndingDraft> ENDING =
            Shape.of(
                    "an ending",
                    fields ->
                            new EndingDraft(
                                    fields.node(),
                                    fields.get(ENDING_WHEN),
                                    fields.get(ENDING_THEN)),
                    List.of(ENDING_WHEN, ENDING_THEN));

    private static final Key<Placed<ContingencyId>> ID =
            Key.required(
                    "id",
                    IdForms.CONTINGENCY,
                    "Phases, steps and contingencies share one namespace.");
    public static final Key<Draft<Trigger>> WHEN =
            Key.optional(
                    "when", TRIGGER, "opened by hand only", "When it is offered to its owner.");
    public static final Key<Placed<RoleName>> OWNER =
            Key.optional(
                    "owner",
                    IdForms.ROLE,
                    "who may `open` contingencies",
                    "The role that decides whether it is opened, and the owner of steps that name"
                            + " none.");
    private static final Key<List<ItemDraft>> STEPS =
            Key.optional(
                    "steps",
                    new ListOf<>("a list of steps", StepShape.ITEM, 1),
                    "none; `then` follows at once",
                    "Steps in order, and groups that run side by side.");
    private static final Key<List<EndingDraft>> THEN =
            Key.required(
                    "then",
                    new OneOrMany<>(
                            EndingShape.THEN,
                            new ListOf<>("a list of endings", ENDING, 1),
                            (then, node) -> new EndingDraft(node, null, then)),
                    "How the run goes on once the steps are through.");
    static final Shape<ContingencyDraft> CONTINGENCY =
            Shape.of(
                    "a contingency",
                    ContingencyShape::contingency,
                    Stream.of(
                                    List.of(ID, Titles.WITH_VALUES),
                                    BriefingShape.KEYS,
                                    List.of(WHEN, OWNER, STEPS, THEN))
                            .<Key<?>>flatMap(List::stream)
                            .toList());

    private ContingencyShape() {}

    private static ContingencyDraft contingency(Fields fields) {
        var endings = fields.get(THEN, List.<EndingDraft>of());
        if (fields.node().entries().get("then") instanceof Node.Entry(var _, Node.Items list)
                && list.items().size() == endings.size()) {
            checkEndings(endings, fields.problems());
        }
        return new ContingencyDraft(fields, fields.get(ID), fields.get(STEPS, List.of()), endings);
    }

    /// Only the last counts in any case.
    private static void checkEndings(List<EndingDraft> endings, Problems problems) {
        for (int i = 0; i < endings.size(); i++) {
            var ending = endings.get(i);
            boolean last = i == endings.size() - 1;
            boolean tests =
                    ending.node() instanceof Node.Entries e && e.entries().containsKey("when");
            if (last && tests) {
                problems.error(
                        Code.MISPLACED_KEY,
                        ending.node(),
                        "The last ending counts where no other does, so it has no `when`.",
                        () -> "Remove it, or add an ending without one: `- then: hold`.");
            } else if (!last && !tests) {
                problems.error(
                        Code.MISSING_KEY,
                        ending.node(),
                        "This ending counts in any case, so those after it never do.",
                        () -> "Give it a `when`, or make it the last.");
            }
        }
    }

    private static Scalar<On> on() {
        return Texts.choice(
                "`failed`, `inconclusive`, `no-go`, `deadline`, `in-doubt` or `person`",
                Texts.words(On.values()));
    }

    private static Scalar<SubjectDraft> subject() {
        return Scalar.matching(
                "a step's or check's id, or `step/check`",
                SUBJECT,
                parts -> {
                    @Nullable String check = parts.group(2);
                    return new SubjectDraft(parts.group(1), check);
                });
    }
}
