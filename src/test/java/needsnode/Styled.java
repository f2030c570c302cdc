package needsnode;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;

@Tag("x-styled")
@CssImport("./styles.css")
public class Styled extends Component {}
