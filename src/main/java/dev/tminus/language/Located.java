package dev.tminus.language;

import org.jspecify.annotations.Nullable;

/// What came of reading a file, and where its parts stand.
///
/// @param known what the file says as far as it goes alone: the reading's value, or the same where
///   that is missing only because names could not be checked; null where the file has an error
/// @param rough what a file with errors says without the parts that have them, for remarks beside
///   the errors and for nothing else; null where that is nothing
public record Located<T>(
        Reading<T> reading, @Nullable T known, @Nullable T rough, Locations locations) {}
