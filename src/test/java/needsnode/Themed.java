package needsnode;

@SuppressWarnings("deprecation")
@com.vaadin.flow.theme.Theme("own")
public class Themed {}
