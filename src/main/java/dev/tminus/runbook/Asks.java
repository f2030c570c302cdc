package dev.tminus.runbook;

import java.util.List;

/// What the people of a step must give before its work counts as done.
///
/// @param form values to fill in
/// @param files evidence to attach
public record Asks(List<Field> form, List<RequestedFile> files) {

    /// Nothing.
    public static final Asks NOTHING = new Asks(List.of(), List.of());

    public Asks {
        form = List.copyOf(form);
        files = List.copyOf(files);
    }

    /// A file that must be attached.
    ///
    /// @param title what people see
    public record RequestedFile(String name, String title) {}
}
