package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.names.RoleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers what one person may do, each act in the first role it takes that they are in.
final class Options {

    private final RunState state;
    private final Actor.Person person;
    private final List<Possible.Option> options = new ArrayList<>();

    Options(RunState state, Actor.Person person) {
        this.state = state;
        this.person = person;
    }

    void add(Act act, Stream<RoleName> roles, Optional<String> refusal) {
        add(act, first(roles), refusal);
    }

    void add(Act act, @Nullable RoleName role, Optional<String> refusal) {
        options.add(new Possible.Option(act, role, refusal));
    }

    Stream<RoleName> roles(Authority... rights) {
        return Stream.of(rights)
                .map(right -> state.checklist().runbook().authority().get(right))
                .filter(Objects::nonNull)
                .map(Quorum::role);
    }

    Possible all() {
        return new Possible(options);
    }

    private @Nullable RoleName first(Stream<RoleName> roles) {
        return roles.filter(role -> state.holds(person.id(), role)).findFirst().orElse(null);
    }
}
