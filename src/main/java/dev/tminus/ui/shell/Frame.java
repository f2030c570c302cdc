package dev.tminus.ui.shell;

import dev.tminus.runbook.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page asks of the frame around it.
///
/// @param rail narrow navigation, for pages that need the width
/// @param crumbs the way here; the last one is this page
/// @param band says across the top what the page's one run is done to, null on other pages
/// @param clocks whether the top bar shows the sites' clocks
public record Frame(
        NavEntry entry, boolean rail, List<Crumb> crumbs, @Nullable Mode band, boolean clocks) {

    /// One step of the way here.
    ///
    /// @param place empty where it leads nowhere
    public record Crumb(String text, String place) {

        public static Crumb here(String text) {
            return new Crumb(text, "");
        }
    }

    /// A page with the wide navigation.
    public static Frame wide(NavEntry entry, String title) {
        return new Frame(entry, false, List.of(Crumb.here(title)), null, true);
    }
}
