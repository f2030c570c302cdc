package dev.tminus.language;

/// Where in a file something stands.
///
/// @param line from 1
/// @param column from 1, in code points
/// @param sourceLine the line's text without its end
public record Place(String file, int line, int column, String sourceLine) {}
