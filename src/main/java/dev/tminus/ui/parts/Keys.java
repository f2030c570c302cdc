package dev.tminus.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.LinkedHashMap;
import java.util.Map;

/// Single-key shortcuts of a page, `frontend/tm-keys.js`: they rest in text fields and dialogs, and
/// the reader can switch them off. None of them may change a run.
@Tag("tm-keys")
@JsModule("context://assets/tm-keys.js")
public final class Keys extends Component {

    private final Map<String, Runnable> actions = new LinkedHashMap<>();

    public Keys() {
        getElement()
                .addEventListener(
                        "tm-key",
                        event -> {
                            var key = event.getEventData().get("event.detail.key").asString();
                            actions.getOrDefault(key, () -> {}).run();
                        })
                .addEventData("event.detail.key");
    }

    /// Does something on a key.
    ///
    /// @param key as `KeyboardEvent.key` names it
    public Keys on(String key, Runnable action) {
        actions.put(key, action);
        getElement().setAttribute("keys", String.join(" ", actions.keySet()));
        return this;
    }
}
