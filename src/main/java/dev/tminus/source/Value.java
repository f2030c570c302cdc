package dev.tminus.source;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One value in the form in which it is compared: equal data has equal text in every database.
///
/// Numbers are plain and without trailing zeros, times are ISO 8601, points in time UTC, bytes hex.
/// A column of numbers may hold `NaN` and `Infinity`, one of times `infinity`, each equal to
/// itself.
///
/// @param text null for SQL's NULL, which is no empty text
public record Value(Kind kind, @Nullable String text) {

    /// Reads what people write in files: lenient in form, canonical in result.
    ///
    /// @return empty where the text is no value of this kind
    public static Optional<Value> parse(Kind kind, String text) {
        var canonical = ValueText.canonical(kind, text);
        return Optional.ofNullable(canonical).map(found -> new Value(kind, found));
    }

    public boolean isNull() {
        return text == null;
    }

    /// For people: NULL is told from the empty text `''`.
    public String shown() {
        if (text == null) {
            return "NULL";
        }
        return text.isEmpty() ? "''" : text;
    }

    /// Whether it is a number, which NaN and the infinities of number columns are not.
    public boolean isNumber() {
        return kind == Kind.NUMBER && text != null && !ValueText.isBeyondNumbers(text);
    }

    /// The number.
    ///
    /// @throws NumberFormatException where it is none
    public BigDecimal number() {
        return new BigDecimal(Objects.requireNonNull(text));
    }

    public int length() {
        return text == null ? 0 : text.length();
    }
}
