package dev.tminus.ui.parts;

import dev.tminus.run.BoundMarkdown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a link of a text may lead: to http, https and mailto addresses, without a user before the
/// host.
final class Address {

    private static final Pattern ALLOWED =
            Pattern.compile(
                    "(?i)https?://[^\\s\\p{Cntrl}\\\\/?#@]+([/?#][^\\s\\p{Cntrl}\\\\]*)?"
                            + "|mailto:[^\\s\\p{Cntrl}\\\\]+");

    private static final Pattern HOST = Pattern.compile("(?i)https?://[^/?#]*");
    private static final Pattern UPWARDS = Pattern.compile("(?:^|.*/)\\.\\.?(?:/.*|$)");

    private Address() {}

    /// The address with its values, nothing where it may not be followed. A value never becomes
    /// another part of the address than that in which it stands; only where it stands first it may
    /// be the whole.
    static Optional<String> of(BoundMarkdown prose, String target) {
        var text = new StringBuilder();
        for (var piece : prose.pieces(target)) {
            text.append(
                    piece.isValue() && !text.isEmpty()
                            ? encoded(piece.text(), HOST.matcher(text).matches())
                            : piece.text());
        }
        return ALLOWED.matcher(text).matches() ? Optional.of(text.toString()) : Optional.empty();
    }

    private static String encoded(String value, boolean inHost) {
        var text = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        if (inHost) {
            return text.replace("%3A", ":");
        }
        return UPWARDS.matcher(value).matches() ? text : text.replace("%2F", "/");
    }
}
