package dev.tminus.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of the page that is built anew only when what it shows has changed, so that focus and
/// scroll stay where they are.
public final class Slot extends Div {

    private @Nullable Object shown;

    public Slot() {
        addClassName("view");
    }

    /// Builds the content where it has changed.
    ///
    /// @param what all that the content depends on, compared by `equals`
    public void show(Object what, Supplier<List<? extends Component>> content) {
        if (what.equals(shown)) {
            return;
        }
        shown = what;
        removeAll();
        content.get().forEach(this::add);
    }

    /// Builds it anew next time, whatever it shows.
    public void forget() {
        shown = null;
    }
}
