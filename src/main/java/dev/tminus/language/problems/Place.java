package dev.tminus.language.problems;

/// Where in a file something stands.
///
/// @param line from 1
/// @param column from 1, counted in code points
/// @param sourceLine the whole line as written, control characters replaced
public record Place(String file, int line, int column, String sourceLine) {

    /// `file:line:column`, as editors and terminals make it clickable.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
