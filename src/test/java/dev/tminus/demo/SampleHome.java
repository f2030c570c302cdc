package dev.tminus.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Homes with a sample landscape that was made once, as making one takes longer than copying it.
final class SampleHome {

    private SampleHome() {}

    /// Makes a landscape in an empty folder.
    static void make(Path folder) {
        var landscape = new SampleLandscape(folder);
        landscape.start();
        landscape.stop();
    }

    static void copy(Path made, Path home) throws IOException {
        try (var files = Files.walk(made)) {
            for (var file : files.skip(1).toList()) {
                var copy = home.resolve(made.relativize(file));
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
