package dev.tminus.bench.hostile;

import java.nio.file.Path;

/// One way to harm the application.
interface Attack extends AutoCloseable {

    String name();

    /// Puts what it needs into the folders `runbooks` and `home` before the application starts.
    ///
    /// @return lines of the environment's `sources`
    String prepare(Path folder) throws Exception;

    /// Does it to a running one, while somebody else acts.
    Result against(Stage stage) throws Exception;

    @Override
    default void close() {}
}
