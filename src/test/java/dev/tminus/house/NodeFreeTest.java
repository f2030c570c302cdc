package dev.tminus.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import dev.tminus.TminusApplication;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import needsnode.Free;
import needsnode.Packaged;
import needsnode.Scripted;
import needsnode.Styled;
import needsnode.Themed;
import org.junit.jupiter.api.Test;

/// Vaadin's own browser bundle is served as it is; whatever needs another one needs Node.
class NodeFreeTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path CLASSES = classesOf(TminusApplication.class);

    @Test
    void isBuiltForProduction() throws IOException {
        var token =
                Files.readString(CLASSES.resolve("META-INF/VAADIN/config/flow-build-info.json"));

        assertThat(token).containsPattern("\"productionMode\"\\s*:\\s*true");
    }

    @Test
    void servesTheBundleThatVaadinCompiled() throws IOException {
        var stats = Files.readString(CLASSES.resolve("META-INF/VAADIN/config/stats.json"));

        assertThat(stats).containsPattern("\"pre-compiled\"\\s*:\\s*true");
    }

    @Test
    void leavesNothingOfNodeInTheProject() {
        assertThat(PROJECT.resolve("pom.xml")).exists();
        assertThat(
                        Stream.of(
                                "package.json",
                                "package-lock.json",
                                "node_modules",
                                "vite.config.ts",
                                "vite.generated.ts",
                                "tsconfig.json",
                                "types.d.ts",
                                "src/main/bundles",
                                "src/main/frontend"))
                .noneMatch(name -> Files.exists(PROJECT.resolve(name)));
    }

    @Test
    void failsTheBuildWhereNodeWouldBeNeeded() throws IOException {
        var pom = Files.readString(PROJECT.resolve("pom.xml"));

        assertThat(pom)
                .contains("<nodeFolder>${project.build.directory}/no-node-here</nodeFolder>");
        assertThat(PROJECT.resolve("target/no-node-here")).doesNotExist();
    }

    @Test
    void asksForNoBundledScriptOrStyle() {
        var ours = new ClassFileImporter().importPath(CLASSES);

        assertThat(ours).isNotEmpty();
        assertThat(ours.stream().flatMap(c -> needsOfNode(c.reflect()).stream())).isEmpty();
    }

    @Test
    void seesWhatWouldNeedNode() {
        var needs =
                Stream.of(Packaged.class, Scripted.class, Styled.class, Themed.class, Free.class)
                        .flatMap(type -> needsOfNode(type).stream());

        assertThat(needs)
                .containsExactly(
                        "Packaged: @NpmPackage left-pad",
                        "Scripted: @JsModule ./clock.js",
                        "Scripted: @JsModule ./timeline.js",
                        "Scripted: @JavaScript ./old.js",
                        "Styled: @CssImport ./styles.css",
                        "Themed: @Theme");
    }

    private static List<String> needsOfNode(Class<?> type) {
        return Stream.of(
                        Stream.of(type.getAnnotationsByType(NpmPackage.class))
                                .map(npm -> "@NpmPackage " + npm.value()),
                        Stream.of(type.getAnnotationsByType(JsModule.class))
                                .map(JsModule::value)
                                .filter(NodeFreeTest::isBundled)
                                .map(value -> "@JsModule " + value),
                        Stream.of(type.getAnnotationsByType(JavaScript.class))
                                .map(JavaScript::value)
                                .filter(NodeFreeTest::isBundled)
                                .map(value -> "@JavaScript " + value),
                        Stream.of(type.getAnnotationsByType(CssImport.class))
                                .map(CssImport::value)
                                .filter(NodeFreeTest::isBundled)
                                .map(value -> "@CssImport " + value),
                        Stream.of(type.getAnnotations())
                                .map(any -> any.annotationType().getName())
                                .filter("com.vaadin.flow.theme.Theme"::equals)
                                .map(theme -> "@Theme"))
                .flatMap(found -> found)
                .map(found -> type.getSimpleName() + ": " + found)
                .toList();
    }

    private static boolean isBundled(String value) {
        return !value.startsWith("context://");
    }

    private static Path classesOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
