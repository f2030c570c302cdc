package needsnode;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.NpmPackage;

@Tag("x-packaged")
@NpmPackage(value = "left-pad", version = "1.3.0")
public class Packaged extends Component {}
