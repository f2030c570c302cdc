package dev.tminus.ui.parts;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;

/// What the reader's browser tells of itself.
public final class Browser {

    private Browser() {}

    /// The reader's own zone, UTC where the browser does not say.
    public static ZoneId zone() {
        try {
            var details = UI.getCurrent().getPage().getExtendedClientDetails();
            var id = details == null ? null : details.getTimeZoneId();
            return id == null ? ZoneId.of("UTC") : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneId.of("UTC");
        }
    }
}
