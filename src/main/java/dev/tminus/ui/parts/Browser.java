package dev.tminus.ui.parts;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// What the reader's browser tells of itself, as far as their profile says nothing else.
public final class Browser {

    private Browser() {}

    /// The reader's own zone: that of their profile, else the browser's.
    public static ZoneId zone() {
        return Preferences.current()
                .flatMap(own -> Optional.ofNullable(own.profile().zone()))
                .orElseGet(Browser::ownZone);
    }

    /// The zone of the browser alone, UTC where it does not say.
    public static ZoneId ownZone() {
        try {
            var details = UI.getCurrent().getPage().getExtendedClientDetails();
            var id = details == null ? null : details.getTimeZoneId();
            return id == null ? ZoneId.of("UTC") : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }
}
