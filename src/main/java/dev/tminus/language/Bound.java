package dev.tminus.language;

/// A name that every environment of the runbook, or its workspace, binds to something outside.
record Bound(Kind kind, Said<String> name) {

    /// What it names.
    enum Kind {
        ENDPOINT,
        PROGRAM,
        AUDIENCE,
        FLEET,
        TAG,
        /// A source or an endpoint.
        PLACE,
        /// A source, an endpoint, a metric or a resolver.
        SERVICE
    }

    /// Keeps the place of a name that is a record of its own.
    static Bound of(Kind kind, Said<?> name) {
        return new Bound(kind, new Said<>(name.value().toString(), name.at()));
    }
}
