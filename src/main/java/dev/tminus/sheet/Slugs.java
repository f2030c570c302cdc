package dev.tminus.sheet;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Ids made of titles. An id depends on the title alone as long as no other step has the same one,
/// so that a row that is inserted changes no id of another row.
final class Slugs {

    private static final int LONGEST = 60;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");
    private static final Pattern LETTER = Pattern.compile(".*[a-z].*");

    private final Set<String> taken = new HashSet<>();

    /// The last number that an id got.
    private final Map<String, Integer> numbers = new HashMap<>();

    /// The id of a title, `step-1a2b3c4d` for one without Latin letters.
    ///
    /// @param otherwise what such an id begins with
    static String slug(String title, String otherwise) {
        var lower =
                title.toLowerCase(Locale.ROOT)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss");
        var plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        var slug = ENDS.matcher(OTHERS.matcher(plain).replaceAll("-")).replaceAll("");
        boolean foreign = plain.codePoints().anyMatch(c -> c >= 0x80 && Character.isLetter(c));
        if (slug.isEmpty() || foreign) {
            slug = ENDS.matcher(cut(slug) + "-" + sum(title)).replaceAll("");
            return LETTER.matcher(slug).matches() && slug.indexOf('-') > 0
                    ? slug
                    : otherwise + "-" + sum(title);
        }
        return LETTER.matcher(slug).matches() ? cut(slug) : otherwise + "-" + cut(slug);
    }

    private static String cut(String slug) {
        if (slug.length() <= LONGEST) {
            return slug;
        }
        int hyphen = slug.lastIndexOf('-', LONGEST);
        return slug.substring(0, hyphen > LONGEST / 2 ? hyphen : LONGEST);
    }

    private static String sum(String title) {
        var sum = new CRC32();
        sum.update(title.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    /// The id itself, or with the next number where it is taken.
    String unique(String id) {
        var found = id;
        while (!taken.add(found)) {
            found = id + "-" + numbers.merge(id, 2, (last, _) -> last + 1);
        }
        return found;
    }
}
