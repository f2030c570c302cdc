package dev.tminus.language.problems;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/// Guesses which known name was meant by an unknown one.
public final class Nearest {

    private static final int LISTED = 8;
    private static final int LONGEST = 64;

    private Nearest() {}

    /// `Did you mean …?`, or the known names where they are few and none is near, or nothing.
    public static String suggest(String unknown, Collection<String> known) {
        var meant = meant(unknown, known);
        return !meant.isEmpty() || known.isEmpty() || known.size() > LISTED
                ? meant
                : "Known here: " + quoted(known) + ".";
    }

    /// The same for names, by their texts.
    public static String suggest(Object unknown, Collection<?> known) {
        return suggest(unknown.toString(), known.stream().map(Object::toString).toList());
    }

    /// `Did you mean …?`, or nothing.
    public static String meant(String unknown, Collection<String> known) {
        int allowed = unknown.length() < 3 ? 0 : Math.clamp(unknown.length() / 3, 1, 3);
        String best = null;
        for (var name : known) {
            int distance =
                    unknown.length() > LONGEST ? allowed + 1 : distance(unknown, name, allowed);
            if (distance <= allowed && !name.equals(unknown)) {
                best = name;
                allowed = distance - 1;
            }
        }
        return best == null ? "" : "Did you mean `" + best + "`?";
    }

    /// The names in backquotes, separated by commas.
    public static String quoted(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /// Letters to insert, drop, change or swap with a neighbour (optimal string alignment, case
    /// ignored); anything above the limit counts as limit + 1.
    private static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = same(left, i - 1, right, j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && same(left, i - 1, right, j - 2)
                        && same(left, i - 2, right, j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[right.length()];
    }

    private static boolean same(String left, int i, String right, int j) {
        return Character.toLowerCase(left.charAt(i)) == Character.toLowerCase(right.charAt(j));
    }
}
