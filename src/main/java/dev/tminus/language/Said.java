package dev.tminus.language;

/// A value together with where the file says it.
record Said<T>(T value, Node at) {}
