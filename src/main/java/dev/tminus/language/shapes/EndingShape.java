package dev.tminus.language.shapes;

import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.names.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a run goes on after a contingency.
public final class EndingShape {

    private static final Key<Placed<StepId>> RETRY =
            Key.optional(
                    "retry",
                    IdForms.STEP,
                    "another turn",
                    "This step and all that depends on it return to planned, and the run goes on.");
    private static final Key<Placed<StepId>> CONTINUE_AT =
            Key.optional(
                    "continue-at",
                    IdForms.STEP,
                    "another turn",
                    "The run goes on at this later step; what lies between is skipped.");
    private static final Key<Placed<StepId>> ROLL_BACK_TO =
            Key.optional(
                    "roll-back-to",
                    IdForms.STEP,
                    "another turn",
                    "What was done from this step on is taken back, the step included; then the run"
                            + " is held.");
    private static final List<Key<Placed<StepId>>> TURNS =
            List.of(RETRY, CONTINUE_AT, ROLL_BACK_TO);
    static final Shape<Then> TURN =
            Shape.of("a turn to a step", EndingShape::turn, List.copyOf(TURNS))
                    .rules(
                            new Rule.ExactlyOne(
                                    TURNS.stream().map(Key::name).toList(),
                                    Refusal.notOne(
                                            "A turn has one of `retry`, `continue-at` and"
                                                    + " `roll-back-to`, found %s.",
                                            "Write `{retry: STEP}`.", "Keep one of them.")));

    static final Form<Placed<Then>> THEN = new WithPlace<>(new Either<>(word(), TURN));

    private EndingShape() {}

    /// The step that a turn leads to, with its place; null where there is none.
    public static @Nullable Placed<StepId> step(Placed<Then> then) {
        var step = then.value().step();
        return step == null ? null : new Placed<>(step, place(then.at()));
    }

    private static Node place(Node then) {
        return then instanceof Node.Entries turn
                ? TURNS.stream()
                        .flatMap(key -> Stream.ofNullable(turn.entries().get(key.name())))
                        .map(Node.Entry::value)
                        .findFirst()
                        .orElse(then)
                : then;
    }

    private static @Nullable Then turn(Fields fields) {
        var found = TURNS.stream().filter(fields::has).toList();
        if (found.size() != 1) {
            return null;
        }
        var step = fields.get(found.getFirst());
        if (step == null) {
            return null;
        }
        return switch (found.getFirst().name()) {
            case "retry" -> new Then.Retry(step.value());
            case "continue-at" -> new Then.ContinueAt(step.value());
            default -> new Then.RollBackTo(step.value());
        };
    }

    private static Scalar<Then> word() {
        var words = new LinkedHashMap<String, Then>();
        words.put("resume", new Then.Resume());
        words.put("hold", new Then.Hold());
        words.put("scrub", new Then.Scrub());
        words.put("roll-back", new Then.RollBack());
        words.put("postpone", new Then.Postpone());
        var word =
                Texts.choice(
                        "`resume`, `hold`, `scrub`, `roll-back`, `postpone` or a turn such as"
                                + " `{retry: STEP}`",
                        words);
        return new Scalar<>(
                "`resume`, `hold`, `scrub`, `roll-back` or `postpone`",
                Signs.NONE,
                word.schema(),
                (text, problems) -> {
                    var turn = turnOf(text.value());
                    if (turn == null) {
                        return word.parse().parse(text, problems);
                    }
                    problems.error(
                            Code.BAD_VALUE,
                            text,
                            "Expected a mapping that names the step, found %s."
                                    .formatted(text.found()),
                            () -> "Write `{" + turn + ": STEP}`.");
                    return null;
                });
    }

    /// The turn that a text begins with, or null.
    private static @Nullable String turnOf(String text) {
        return TURNS.stream().map(Key::name).filter(text::startsWith).findFirst().orElse(null);
    }
}
