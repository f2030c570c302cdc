package dev.tminus.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Starts processes of tests as `./tminus` starts its own: from classes that the JDK has loaded and
/// linked ahead of time, which halves what a start takes of the processor. Made once for all
/// processes that test a build, and only where the property `tests.ahead` says that many will
/// start.
public final class FastStart {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path FOLDER = Path.of("target", "fast-start");

    private FastStart() {}

    /// The Java of this process with these options and the class path of the tests; the name of a
    /// class comes next.
    public static List<String> java(List<String> options) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(options);
        command.addAll(Made.OPTIONS);
        return command;
    }

    private static List<String> make() throws IOException {
        if (!Boolean.getBoolean("tests.ahead")) {
            return List.of("-cp", System.getProperty("java.class.path"));
        }
        Files.createDirectories(FOLDER);
        var jar = FOLDER.resolve("classes.jar").toAbsolutePath();
        var cache = FOLDER.resolve("classes.aot").toAbsolutePath();
        try (var lock =
                        FileChannel.open(
                                FOLDER.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.exists(cache) || changed() > Files.getLastModifiedTime(jar).toMillis()) {
                pack(jar);
                train(jar, cache);
            }
        }
        return List.of(
                "-XX:AOTCache=" + cache,
                "-Xlog:aot=off",
                "-Xlog:cds=off",
                "-cp",
                libraries(jar) + File.pathSeparator + Path.of("target", "test-classes"));
    }

    /// When the last class changed, in milliseconds.
    private static long changed() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        }
    }

    /// What was kept holds for a class path that begins with the same jars; folders may follow.
    private static void pack(Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(CLASSES)) {
            out.setLevel(0);
            for (var file : files.skip(1).toList()) {
                var name = CLASSES.relativize(file).toString().replace(File.separatorChar, '/');
                var isFolder = Files.isDirectory(file);
                out.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(file, out);
                }
            }
        }
    }

    private static void train(Path jar, Path cache) throws IOException {
        var home = Files.createTempDirectory(FOLDER, "home-").toAbsolutePath();
        var command =
                List.of(
                        JAVA,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:AOTCacheOutput=" + cache,
                        "-Dspring.context.exit=onRefresh",
                        "-cp",
                        libraries(jar),
                        "dev.tminus.TminusApplication",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--tminus.home=" + home,
                        "--tminus.runbooks=" + Path.of("runbooks").toAbsolutePath(),
                        "--tminus.demo=true");
        var log = FOLDER.resolve("log").toFile();
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .onExit()
                .join();
        if (!Files.exists(cache)) {
            throw new IOException("Nothing was kept of a first start, as " + log + " says");
        }
    }

    private static String libraries(Path jar) {
        var libraries =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"));
        return Stream.concat(Stream.of(jar.toString()), libraries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Made {

        private static final List<String> OPTIONS = made();

        private static List<String> made() {
            try {
                return make();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
