package dev.tminus.language;

import org.jspecify.annotations.Nullable;

/// What came of reading a file, and where its parts stand.
///
/// @param known what the file says as far as it goes alone: the reading's value, or the same where
///   that is missing only because names could not be checked; null where the file has an error
public record Located<T>(Reading<T> reading, @Nullable T known, Locations locations) {}
