package needsnode;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;

@Tag("x-scripted")
@JsModule("./clock.js")
@JsModule("./timeline.js")
@JavaScript("./old.js")
public class Scripted extends Component {}
