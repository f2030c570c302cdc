package needsnode;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

@Tag("x-free")
@JsModule("context://assets/clock.js")
public class Free extends Component {}
