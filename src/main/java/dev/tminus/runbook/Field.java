package dev.tminus.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value that people are asked for: in a form, as an input of a run, or by a question.
///
/// @param name in `answers.step.name` and `input.name`
/// @param title what people see beside it
/// @param required whether the form is complete only with it
/// @param choices what may be chosen, empty but for [Type#CHOICE]
/// @param pattern a regular expression that the whole text matches, null for any text
/// @param mustBe the only value that lets the step go on, null for any
public record Field(
        String name,
        String title,
        Type type,
        boolean required,
        List<String> choices,
        @Nullable String pattern,
        @Nullable String mustBe) {

    public Field {
        choices = List.copyOf(choices);
    }

    /// What a value is; answers are kept as text, in one form for each value.
    public enum Type {
        /// One line, at most 1,000 characters.
        TEXT,
        /// A whole number of 18 digits at most: `-12`.
        INTEGER,
        /// A number with a point: `0.25`, at most 40 digits.
        DECIMAL,
        /// One of the choices.
        CHOICE,
        /// `true` or `false`.
        BOOLEAN,
        /// An instant, kept as ISO in UTC: `2026-12-05T14:00:00Z`.
        TIMESTAMP,
        /// Elapsed time as the language writes it: `2h`, `90s`.
        DURATION,
        /// Texts, one a line, at most 1,000.
        LIST
    }
}
