package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.QuestionId;
import java.util.stream.Stream;

/// What one person may do to a run as a whole, to one of its questions and to one of its
/// contingencies.
final class PossibleInRun {

    private PossibleInRun() {}

    static Possible of(RunState state, Actor.Person person) {
        var options = new Options(state, person);
        switch (state.status()) {
            case SCHEDULED ->
                    options.add(
                            Act.START_RUN,
                            options.roles(Authority.START),
                            RunRules.mayStart(state, person));
            case RUNNING, CONTINGENCY ->
                    options.add(
                            Act.HOLD,
                            options.roles(Authority.HOLD),
                            RunRules.mayHold(state, person));
            case HELD ->
                    options.add(
                            Act.RESUME,
                            options.roles(Authority.RESUME),
                            RunRules.mayResume(state, person));
            case SCRUBBED, COMPLETE -> {}
        }
        var scrubbers = Authority.SCRUB;
        options.add(Act.SCRUB, options.roles(scrubbers), RunRules.mayScrub(state, person));
        options.add(Act.GIVE_ROLE, options.roles(scrubbers), RoleRules.mayGive(state, person));
        return options.all();
    }

    static Possible of(RunState state, QuestionId id, Actor.Person person) {
        var options = new Options(state, person);
        QuestionRules.find(state, id)
                .ifPresent(question ->
                        options.add(
                                Act.ANSWER,
                                Stream.concat(
                                        Stream.of(question.owner()),
                                        options.roles(Authority.RESUME)),
                                QuestionRules.mayAnswer(state, person, id)));
        return options.all();
    }

    static Possible of(RunState state, ContingencyId id, Actor.Person person) {
        var options = new Options(state, person);
        var isOpen = id.equals(state.contingency());
        options.add(
                isOpen ? Act.CLOSE : Act.OPEN,
                Stream.concat(
                        Stream.of(Contingencies.find(state, id).owner()),
                        options.roles(Authority.OPEN)),
                isOpen
                        ? ContingencyRules.mayClose(state, person, id)
                        : ContingencyRules.mayOpen(state, person, id));
        return options.all();
    }
}
