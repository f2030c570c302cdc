package dev.tminus.language;

/// One thing that is wrong with a file.
///
/// @param code stable name of the kind of problem
/// @param suggestion what to write instead, empty where there is nothing better to say
public record Problem(
        Severity severity, String code, Place place, String message, String suggestion) {}
