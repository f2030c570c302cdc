package dev.tminus.runbook.names;

/// Names a group of name servers; every environment binds it to addresses of its own.
public record ResolverName(String value) implements BoundName, Name<ResolverName> {

    /// Every group of the environment, which has at least one.
    public static final ResolverName ALL = new ResolverName("all-resolvers");

    public ResolverName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
