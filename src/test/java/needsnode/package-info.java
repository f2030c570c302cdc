/// Samples of what Vaadin would need Node for; outside `dev.tminus`, so that no test of a view
/// meets them.
package needsnode;
