package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.Fold;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What one command adds to a run: entries in order, and the state as it grows with each.
final class Draft {

    private Actor actor;
    private final CommandId command;
    private final Instant now;
    private final List<Recorded> entries = new ArrayList<>();
    private final RunState before;
    private RunState state;

    Draft(RunState state, Actor actor, CommandId command, Instant now) {
        this.before = state;
        this.state = state;
        this.actor = actor;
        this.command = command;
        this.now = now;
    }

    /// The state that the command found.
    RunState before() {
        return before;
    }

    RunState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<Recorded> entries() {
        return List.copyOf(entries);
    }

    /// How many entries there are so far.
    int size() {
        return entries.size();
    }

    /// From here on nobody asked for what is added: it follows by itself.
    void goOnByItself() {
        actor = new Actor.Clock();
    }

    void add(RunEvent event) {
        var entry = new Recorded(state.seq() + 1, now, actor, command, event);
        entries.add(entry);
        state = Fold.apply(state, entry);
    }

    /// Adds an event about many as several that each name a bounded number.
    <T> void addInParts(List<T> all, Function<List<T>, RunEvent> event) {
        RunEvent.parts(all).forEach(part -> add(event.apply(part)));
    }
}
