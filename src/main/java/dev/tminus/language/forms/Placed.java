package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;

/// A value together with where the file says it.
public record Placed<T>(T value, Node at) {}
