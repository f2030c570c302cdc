package dev.tminus.house.tangled.first;

import dev.tminus.house.tangled.second.Second;

public record First(Second second) {}
