package dev.tminus.schedule;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Time zones by their name in the IANA database, the only form in which a file may name one:
/// offsets and abbreviations know nothing of clock changes or mean several places.
public final class Zones {

    private static final int MOST_EDITS = 2;

    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT|UT|Z)?\\s*[+-]\\d.*|Z", Pattern.CASE_INSENSITIVE);

    private static final SortedSet<String> NAMES = new TreeSet<>(ZoneId.getAvailableZoneIds());

    /// What people write for places and abbreviations that the database does not have.
    private static final Map<String, List<String>> FAMILIAR =
            Map.ofEntries(
                    Map.entry("boston", List.of("America/New_York")),
                    Map.entry("washington", List.of("America/New_York")),
                    Map.entry("est", List.of("America/New_York")),
                    Map.entry("edt", List.of("America/New_York")),
                    Map.entry("et", List.of("America/New_York")),
                    Map.entry("cst", List.of("America/Chicago", "Asia/Shanghai")),
                    Map.entry("cdt", List.of("America/Chicago")),
                    Map.entry("mst", List.of("America/Denver", "America/Phoenix")),
                    Map.entry("mdt", List.of("America/Denver")),
                    Map.entry("san_francisco", List.of("America/Los_Angeles")),
                    Map.entry("seattle", List.of("America/Los_Angeles")),
                    Map.entry("pst", List.of("America/Los_Angeles")),
                    Map.entry("pdt", List.of("America/Los_Angeles")),
                    Map.entry("pt", List.of("America/Los_Angeles")),
                    Map.entry("bst", List.of("Europe/London")),
                    Map.entry("cest", List.of("Europe/Berlin", "Europe/Paris")),
                    Map.entry("munich", List.of("Europe/Berlin")),
                    Map.entry("ist", List.of("Asia/Kolkata", "Asia/Jerusalem")),
                    Map.entry("bangalore", List.of("Asia/Kolkata")),
                    Map.entry("mumbai", List.of("Asia/Kolkata")),
                    Map.entry("beijing", List.of("Asia/Shanghai")),
                    Map.entry("jst", List.of("Asia/Tokyo")),
                    Map.entry("aest", List.of("Australia/Sydney", "Australia/Brisbane")));

    private Zones() {}

    /// Reads `Asia/Shanghai`; letter case counts, and near names are suggested.
    public static Parsed<ZoneId> parse(String text) {
        var found = text.strip();
        if (NAMES.contains(found)) {
            return new Parsed.Value<>(ZoneId.of(found));
        }
        if (OFFSET.matcher(found).matches()) {
            return new Parsed.Refused<>(
                    ("\"%s\" is an offset, which knows no clock changes. Write the name of a time"
                                    + " zone, such as Asia/Shanghai.")
                            .formatted(AmountReader.shorten(found)));
        }
        var near = near(found.replace(' ', '_').toLowerCase(Locale.ROOT));
        var advice =
                near.isEmpty()
                        ? "Write a name of the IANA database, such as Asia/Shanghai."
                        : "Did you mean " + String.join(" or ", near) + "?";
        return new Parsed.Refused<>(
                "\"%s\" is not a known time zone. %s"
                        .formatted(AmountReader.shorten(found), advice));
    }

    private static List<String> near(String wanted) {
        var place = wanted.substring(wanted.lastIndexOf('/') + 1);
        var familiar = FAMILIAR.get(place);
        if (familiar != null) {
            return familiar;
        }
        var samePlace =
                NAMES.stream()
                        .filter(name -> name.contains("/"))
                        .filter(name -> place.equals(place(name)))
                        .limit(3)
                        .toList();
        if (!samePlace.isEmpty() || wanted.length() > 40) {
            return samePlace;
        }
        int most = wanted.length() < 6 ? 1 : MOST_EDITS;
        return NAMES.stream()
                .map(name -> Map.entry(name, distance(name, wanted, place)))
                .filter(near -> near.getValue() <= most)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .limit(3)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String place(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static int distance(String name, String wanted, String place) {
        int whole = edits(name.toLowerCase(Locale.ROOT), wanted);
        return place.equals(wanted) ? Math.min(whole, edits(place(name), place)) : whole;
    }

    /// Letters to insert, remove, replace or swap with their neighbour (optimal string alignment);
    /// more than `MOST_EDITS` are not counted out.
    private static int edits(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MOST_EDITS) {
            return MOST_EDITS + 1;
        }
        var cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int best =
                        Math.min(
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                                cost[i - 1][j - 1] + replace);
                boolean swapped =
                        i > 1
                                && j > 1
                                && from.charAt(i - 1) == to.charAt(j - 2)
                                && from.charAt(i - 2) == to.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[from.length()][to.length()];
    }
}
