package dev.tminus.catalog;

import dev.tminus.language.Locations.Part;

/// A part of a file by its kind and id, such as a step.
public record Spot(Part part, String id) {}
