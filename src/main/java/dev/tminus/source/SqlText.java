package dev.tminus.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A query as the driver gets it: every `:name` replaced by `?`.
///
/// @param names of the parameters, in the order of their places
record SqlText(String jdbc, List<String> names) {

    /// Reads one query; see `SqlReader` for what is refused.
    static SqlText parse(String sql, Product product) throws Unreadable {
        return new SqlReader(sql, product).read();
    }

    /// Refuses a parameter without a value and a value without a parameter.
    void check(Map<String, String> values) throws Unreadable {
        for (var name : names) {
            if (!values.containsKey(name)) {
                throw new Unreadable(false, "has no value for :" + name);
            }
        }
        for (var name : values.keySet()) {
            if (!names.contains(name)) {
                throw new Unreadable(false, "has a value for :" + name + " but does not use it");
            }
        }
    }

    /// Why a query is not asked at all.
    static final class Unreadable extends Exception {

        private final boolean writes;

        /// @param problem goes on after "the query of …"
        Unreadable(boolean writes, String problem) {
            super(problem);
            this.writes = writes;
        }

        boolean writes() {
            return writes;
        }

        String problem() {
            @Nullable String message = getMessage();
            return message == null ? "" : message;
        }
    }
}
