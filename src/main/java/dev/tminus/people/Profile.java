package dev.tminus.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a person has chosen for themselves; null where nothing was chosen.
///
/// @param zone in which times are shown, else the browser's
/// @param language of the screens as a BCP 47 tag, `zh`, else English
/// @param scheme of colours, one of `SYSTEM`, `LIGHT`, `DARK`, else what the browser remembers
/// @param singleKeys whether shortcuts of one key work (WCAG 2.2, 2.1.4)
/// @param guideDismissed whether the guided start was sent away
public record Profile(
        @Nullable ZoneId zone,
        @Nullable String language,
        @Nullable String scheme,
        boolean singleKeys,
        boolean guideDismissed) {

    /// Nothing chosen.
    public static final Profile PLAIN = new Profile(null, null, null, true, false);

    public Profile in(@Nullable ZoneId chosen) {
        return new Profile(chosen, language, scheme, singleKeys, guideDismissed);
    }

    public Profile speaking(@Nullable String chosen) {
        return new Profile(zone, chosen, scheme, singleKeys, guideDismissed);
    }

    public Profile coloured(@Nullable String chosen) {
        return new Profile(zone, language, chosen, singleKeys, guideDismissed);
    }

    public Profile withSingleKeys(boolean on) {
        return new Profile(zone, language, scheme, on, guideDismissed);
    }

    public Profile withGuideDismissed(boolean dismissed) {
        return new Profile(zone, language, scheme, singleKeys, dismissed);
    }

    static Profile of(ProfileRow row) {
        return new Profile(
                zone(row.zone()),
                row.language(),
                row.scheme(),
                row.singleKeys(),
                row.guideDismissed());
    }

    /// A zone that this Java no longer knows counts as none.
    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
