package dev.tminus.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Takes secrets out of what drivers say, as they are and in their usual encodings.
final class Redaction {

    private static final int MOST_CHARACTERS = 400;

    private final List<String> forms;

    Redaction(Collection<String> secrets) {
        forms =
                secrets.stream()
                        .filter(secret -> !secret.isBlank())
                        .flatMap(Redaction::forms)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    private static Stream<String> forms(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// One line of at most 400 characters without secrets.
    String clean(String said) {
        var clean = said;
        for (var form : forms) {
            clean = clean.replace(form, "***");
        }
        clean = clean.replaceAll("\\s+", " ").strip();
        return clean.length() <= MOST_CHARACTERS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, cut(clean))) + "…";
    }

    private static int cut(String text) {
        return text.codePointCount(0, MOST_CHARACTERS) - 1;
    }

    @Override
    public String toString() {
        return "Redaction";
    }
}
