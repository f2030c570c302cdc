package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.check.CommandCheck;
import dev.tminus.runbook.names.ProgramName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `command` check may say.
final class CommandShape {

    private static final Key<Placed<ProgramName>> PROGRAM =
            Key.required(
                    "program",
                    IdForms.PROGRAM,
                    "A program of every environment of the runbook, which changes nothing.");
    private static final Key<List<Placed<String>>> ARGS =
            Key.optional(
                    "args",
                    new ListOf<>(
                            "a list of arguments",
                            new WithPlace<>(Texts.value("an argument", Signs.PLACEHOLDERS)),
                            0),
                    "none",
                    "Its arguments, one by one and without a shell; `{{…}}` is replaced.");

    static final Shape<CheckDraft> COMMAND =
            Shape.of("a `command` check", CommandShape::command, List.of(PROGRAM, ARGS))
                    .elsewhere(Comparison.BESIDE);

    private CommandShape() {}

    private static CheckDraft command(Fields fields) {
        var program = fields.get(PROGRAM);
        var args = fields.get(ARGS, List.of());
        CheckDraft.@Nullable Make make =
                program == null
                        ? null
                        : id ->
                                new CommandCheck(
                                        Basics.of(id),
                                        program.value(),
                                        args.stream().map(Placed::value).toList());
        return CheckDraft.ofNames(make, program == null ? List.of() : List.of(program), args);
    }
}
