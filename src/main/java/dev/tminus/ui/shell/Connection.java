package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Says on every page within 5 s that the server cannot be reached, and lets what would change
/// something rest until it can be; `frontend/tm-connection.js` does that in the browser. What was
/// typed and not sent waits there as well: `frontend/tm-drafts.js`.
@Tag("tm-connection")
@JsModule("context://assets/tm-connection.js")
@JsModule("context://assets/tm-drafts.js")
final class Connection extends Component {

    Connection() {
        for (var words : new String[] {"lost", "back", "reason", "estimated"}) {
            getElement().setAttribute(words, say("connection." + words));
        }
    }
}
