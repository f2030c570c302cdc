package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.RouteParameters;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.Runs;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.rules.Awaited;
import dev.tminus.run.rules.Possible;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the reader asks for changes of this run, and learns beforehand why not.
public final class RunGateway {

    private final Runs runs;
    private final Actor.Person actor;
    private final InstantSource clock;
    private final Consumer<RunBoard> onChange;
    private RunBoard board;
    private LedgerHealth health;

    /// Opens at a picture of the run.
    ///
    /// @param onChange told of the newer one after a change of one's own, so that it shows at once
    public RunGateway(
            Runs runs,
            Actor.Person actor,
            InstantSource clock,
            RunBoard board,
            Consumer<RunBoard> onChange) {
        this.runs = runs;
        this.actor = actor;
        this.clock = clock;
        this.board = board;
        this.onChange = onChange;
        this.health = runs.health();
    }

    /// The run that an address names.
    public static RunId named(RouteParameters address) {
        try {
            return RunId.of(address.get("run").orElse(""));
        } catch (IllegalArgumentException noId) {
            throw noRun();
        }
    }

    /// A picture of a run that an address names.
    public static RunBoard board(Runs runs, RunId run) {
        return runs.board(run).orElseThrow(RunGateway::noRun);
    }

    private static NotFoundException noRun() {
        return new NotFoundException(say("run.missing"));
    }

    public void see(RunBoard newer) {
        board = newer;
        health = runs.health();
    }

    public RunBoard board() {
        return board;
    }

    public RunState state() {
        return board.state();
    }

    public LedgerHealth health() {
        return health;
    }

    public PersonId me() {
        return actor.id();
    }

    public Instant now() {
        return clock.instant();
    }

    /// What the reader may do to the run as a whole, and why not what they may not.
    public Possible possible() {
        return whileOpen(Rules.possible(state(), actor));
    }

    /// What the reader may do in a step.
    public Possible possible(StepId step) {
        return whileOpen(Rules.possible(state(), step, actor, now()));
    }

    /// Whether the reader may answer a question.
    public Possible possible(QuestionId question) {
        return whileOpen(Rules.possible(state(), question, actor));
    }

    /// Whether the reader may open a contingency, or close it where it is open.
    public Possible possible(ContingencyId contingency) {
        return whileOpen(Rules.possible(state(), contingency, actor));
    }

    private Possible whileOpen(Possible possible) {
        return health instanceof LedgerHealth.ReadOnly(var reason)
                ? possible.refusedBy(reason)
                : possible;
    }

    /// All that the run waits for the reader to do, the most urgent first.
    public List<Awaited> awaited() {
        return Rules.awaited(state(), me(), now());
    }

    /// The steps that wait for the reader.
    public Set<StepId> awaitedSteps() {
        return awaited().stream()
                .flatMap(one -> Stream.ofNullable(one.step()))
                .collect(Collectors.toSet());
    }

    /// Asks for a change.
    ///
    /// @return why not, or nothing where it happened
    public Optional<String> ask(CommandId id, RunCommand wish) {
        try {
            return asked(id, wish);
        } catch (RuntimeException failed) {
            return Optional.of(UnforeseenError.sentence("An act in run " + state().id(), failed));
        }
    }

    private Optional<String> asked(CommandId id, RunCommand wish) {
        return switch (runs.handle(state().id(), id, actor, wish)) {
            case CommandResult.Accepted _ -> {
                runs.board(state().id()).ifPresent(onChange);
                yield Optional.empty();
            }
            case CommandResult.Refused(var reason) -> {
                health = runs.health();
                var first = whoWasFirst(wish);
                first.ifPresent(Parts::tell);
                yield first.or(() -> Optional.of(reason));
            }
        };
    }

    /// Who did a moment ago what the reader wanted to do, where somebody did.
    private Optional<String> whoWasFirst(RunCommand wish) {
        return switch (wish) {
            case RunCommand.StartStep(var step) ->
                    somebodyElse(step, "action.first.start", List::getFirst);
            case RunCommand.FinishStep(var step) ->
                    somebodyElse(step, "action.first.finish", List::getLast);
            default -> Optional.empty();
        };
    }

    private Optional<String> somebodyElse(
            StepId step, String words, Function<List<PersonId>, PersonId> which) {
        var now = runs.board(state().id()).map(RunBoard::state).orElse(state());
        var doers = now.step(step).doers();
        if (doers.equals(state().step(step).doers()) || which.apply(doers).equals(me())) {
            return Optional.empty();
        }
        var name = Names.person(board.workspace(), which.apply(doers));
        return Optional.of(say(words, name, now.checklist().step(step).basics().number()));
    }
}
