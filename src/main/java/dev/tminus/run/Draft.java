package dev.tminus.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What one command adds to a run: entries in order, and the state as it grows with each.
final class Draft {

    /// Most steps that one entry names, so that an entry stays small whatever the runbook's size.
    private static final int MOST_IN_AN_ENTRY = 1_000;

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
        parts(all).forEach(part -> add(event.apply(part)));
    }

    static <T> List<List<T>> parts(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + MOST_IN_AN_ENTRY)
                .mapToObj(from ->
                        List.copyOf(
                                all.subList(from, Math.min(all.size(), from + MOST_IN_AN_ENTRY))))
                .toList();
    }
}
