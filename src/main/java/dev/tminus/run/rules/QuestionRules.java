package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.schedule.Circumstances;
import dev.tminus.schedule.FieldValues;
import dev.tminus.schedule.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Questions that a plan leaves open, and who answers them.
final class QuestionRules {

    private QuestionRules() {}

    /// Answering sets the planned times anew of what has not started; a run may be answered for
    /// before it starts.
    static Optional<String> answer(Draft draft, Actor actor, RunCommand.AnswerQuestion answering) {
        var refusal = mayAnswer(draft.state(), actor, answering.question());
        if (refusal.isPresent()) {
            return refusal;
        }
        var question = find(draft.state(), answering.question()).orElseThrow();
        var read = FieldValues.read(question.field(), answering.answer());
        if (read.problem().isPresent() || read.value().isEmpty()) {
            return read.problem().or(() -> Optional.of("Write the answer first."));
        }
        draft.add(new RunEvent.QuestionAnswered(answering.question(), read.value()));
        plan(draft);
        return Optional.empty();
    }

    /// Why somebody cannot answer a question now, whatever they write.
    static Optional<String> mayAnswer(RunState state, Actor actor, QuestionId id) {
        if (state.status().isOver()) {
            return Guard.underWay(state);
        }
        return find(state, id)
                .map(question ->
                        isAsked(state, actor, question).or(() -> notTooLate(state, question)))
                .orElseGet(() -> Optional.of("This run has no question \"%s\".".formatted(id)));
    }

    static Map<QuestionId, String> values(RunState state) {
        return state.answers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().value()));
    }

    private static void plan(Draft draft) {
        var state = draft.state();
        var plan =
                Plan.of(
                        state.checklist().runbook(),
                        state.plan().zero(),
                        new Circumstances(
                                values(state),
                                state.plan().inputs(),
                                state.checklist().variables(),
                                state.plan().mode()));
        var changed =
                RunEvent.PlannedTime.of(plan)
                        .filter(time -> !state.step(time.step()).phase().hasStarted())
                        .filter(time -> !time.equals(state.times().get(time.step())))
                        .toList();
        draft.addInParts(changed, RunEvent.TimesPlanned::new);
    }

    static Optional<Question> find(RunState state, QuestionId id) {
        return state.checklist().runbook().questions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst();
    }

    private static Optional<String> isAsked(RunState state, Actor actor, Question question) {
        var no = Guard.role(state, actor, question.owner(), "answer this question");
        return no.isEmpty()
                        || Guard.authority(state, actor, Authority.RESUME, "answer this question")
                                .isEmpty()
                ? Optional.empty()
                : no;
    }

    private static Optional<String> notTooLate(RunState state, Question question) {
        var blocks = question.blocks();
        return blocks != null && state.step(blocks).phase().hasStarted()
                ? Optional.of(
                        "Step %s has begun with the answer that was there."
                                .formatted(Guard.number(state, blocks)))
                : Optional.empty();
    }
}
