package dev.tminus.run.rules;

import dev.tminus.runbook.names.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one person may do now to a run, a step, a question or a contingency, act by act. Whatever
/// screens offer, whoever is asked for something and whatever a command is refused for comes from
/// the same rules.
///
/// @param options every act that there is as it stands now; of signatures and votes one for each
///   role
public record Possible(List<Option> options) {

    /// An act, and why not now.
    ///
    /// @param role as whom the person does it, or would; null where they are in no role for it
    /// @param refusal empty where it may be done
    public record Option(Act act, @Nullable RoleName role, Optional<String> refusal) {

        public boolean isOpen() {
            return refusal.isEmpty();
        }

        /// The refusal, or null.
        public @Nullable String why() {
            return refusal.orElse(null);
        }
    }

    public Possible {
        options = List.copyOf(options);
    }

    /// Whether it may be done, in whatever role.
    public boolean may(Act act) {
        return find(act).filter(Option::isOpen).isPresent();
    }

    /// The first role in which it may be done, else the first in which it may not, else nothing
    /// where there is no such act.
    public Optional<Option> find(Act act) {
        return of(act).filter(Option::isOpen).findFirst().or(() -> of(act).findFirst());
    }

    /// Why it may not be done, or nothing where it may or where there is no such act.
    public Optional<String> refusal(Act act) {
        return find(act).flatMap(Option::refusal);
    }

    /// The first role in which it may be done, or nothing.
    public Optional<RoleName> role(Act act) {
        return of(act).filter(Option::isOpen)
                .flatMap(one -> Stream.ofNullable(one.role()))
                .findFirst();
    }

    /// The act in a role, or nothing where there is no such act.
    public Optional<Option> find(Act act, RoleName role) {
        return of(act).filter(one -> role.equals(one.role())).findFirst();
    }

    /// Only what may be done.
    public Possible open() {
        return new Possible(options.stream().filter(Option::isOpen).toList());
    }

    /// The same while nothing at all may be done.
    public Possible refusedBy(String reason) {
        return new Possible(
                options.stream()
                        .map(one -> new Option(one.act(), one.role(), Optional.of(reason)))
                        .toList());
    }

    private Stream<Option> of(Act act) {
        return options.stream().filter(one -> one.act() == act);
    }
}
