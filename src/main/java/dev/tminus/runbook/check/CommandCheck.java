package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.ProgramName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Starts a program of the environment that changes nothing, without a shell; it passes with the
/// exit code 0.
public record CommandCheck(CheckBasics basics, ProgramName program, List<String> args)
        implements CheckSpec.OutOfReach {

    public CommandCheck {
        args = List.copyOf(args);
    }

    @Override
    public String kind() {
        return "command";
    }

    @Override
    public CommandCheck on(CheckBasics other) {
        return new CommandCheck(other, program, args);
    }

    @Override
    public CommandCheck bound(UnaryOperator<String> value) {
        return new CommandCheck(basics, program, args.stream().map(value).toList());
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Stream<BoundName> bindings() {
        return Stream.of(program);
    }
}
