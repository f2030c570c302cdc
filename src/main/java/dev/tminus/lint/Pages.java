package dev.tminus.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The pages of `docs/lint`, which are delivered with the program: what a code of the linter is
/// about, why, and how to fix or accept it.
public final class Pages {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    private Pages() {}

    /// A page in Markdown; empty for what is no code of the linter.
    public static Optional<String> of(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        try (var page = Pages.class.getResourceAsStream("/docs/lint/" + code + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Whether there is a page.
    public static boolean has(String code) {
        return CODE.matcher(code).matches()
                && Pages.class.getResource("/docs/lint/" + code + ".md") != null;
    }
}
