package dev.tminus.source;

/// A column of an answer, named as the query names it.
public record Column(String name, Kind kind) {}
