package dev.tminus.sheet;

import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Zones;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The time zone behind a time or in the name of a column: `21:30 UTC`, `Start (Asia/Shanghai)`.
///
/// @param text without it
/// @param name as written
/// @param zone null where the name may mean several zones, as `CST` does
record ZoneInText(String text, String name, @Nullable ZoneId zone) {

    private static final String OFFSET = "[+-]\\d{1,2}(?::?\\d\\d)?";

    /// Names of zones as people write them behind a time; letter case counts.
    static final String NAMES =
            "(?:(?:UTC|GMT)(?:"
                    + OFFSET
                    + ")?|Z|[A-Z][A-Za-z]+/[A-Z][A-Za-z_/-]+"
                    + "|[ECMP][SD]?T|CES?T|MES?Z|WES?T|EES?T|BST|IST|JST|KST|HKT|SGT|MSK|A[CEW][SD]T"
                    + "|NZ[SD]T)";

    private static final Pattern AT_END =
            Pattern.compile("(.*\\d(?:\\s*[aApP]\\.?[mM]\\.?)?)\\s*\\(?(" + NAMES + ")\\)?");
    private static final Pattern OFFSET_AT_END =
            Pattern.compile("(.*\\d:\\d\\d)\\s*([+-]\\d\\d:?\\d\\d)");
    private static final Pattern IN_COLUMN =
            Pattern.compile("(?:.*[\\s(\\[,/])?(" + NAMES + ")[)\\]]?\\s*");

    /// Behind a time.
    static Optional<ZoneInText> behind(String time) {
        var offset = OFFSET_AT_END.matcher(time);
        var found = offset.matches() ? offset : AT_END.matcher(time);
        return offset.matches() || found.matches()
                ? Optional.of(
                        new ZoneInText(
                                found.group(1).strip(), found.group(2), zone(found.group(2))))
                : Optional.empty();
    }

    /// In the name of a column.
    static Optional<ZoneInText> column(String name) {
        var found = IN_COLUMN.matcher(name);
        if (name.length() > ReadTime.LONGEST || !found.matches()) {
            return Optional.empty();
        }
        var zone = zone(found.group(1));
        boolean words = zone == null && found.group(1).indexOf('/') > 0; // Date/Time
        return words ? Optional.empty() : Optional.of(new ZoneInText(name, found.group(1), zone));
    }

    private static @Nullable ZoneId zone(String name) {
        if (name.indexOf('/') > 0) {
            return Zones.parse(name) instanceof Parsed.Value<ZoneId>(var named) ? named : null;
        }
        boolean exact = name.matches("(?:UTC|GMT)?(?:" + OFFSET + ")?|Z");
        try {
            return exact ? ZoneId.of(name) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
