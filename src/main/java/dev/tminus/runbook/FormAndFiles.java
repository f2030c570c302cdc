package dev.tminus.runbook;

import java.util.List;

/// What the people of a step must give before its work counts as done.
///
/// @param form values to fill in
/// @param files evidence to attach
public record FormAndFiles(List<Field> form, List<RequestedFile> files) {

    /// Nothing.
    public static final FormAndFiles NOTHING = new FormAndFiles(List.of(), List.of());

    public FormAndFiles {
        form = List.copyOf(form);
        files = List.copyOf(files);
    }

    /// A file that must be attached.
    ///
    /// @param title what people see
    public record RequestedFile(String name, String title) {}
}
