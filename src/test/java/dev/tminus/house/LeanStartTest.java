package dev.tminus.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// `./tminus` builds with `-Dapp-only`; what only tests need stays in the profile that this leaves
/// out.
class LeanStartTest {

    private Document pom;

    @BeforeEach
    void read() throws Exception {
        pom =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile());
    }

    @Test
    void declaresTestDependenciesOnlyInTheProfileForTests() throws Exception {
        assertThat(texts("/project/dependencies/dependency[scope='test']/artifactId")).isEmpty();
        assertThat(texts("/project/profiles/profile/id")).containsExactly("tests");
        assertThat(texts("//profile/activation/property/name")).containsExactly("!app-only");
        assertThat(texts("//profile/dependencies/dependency/scope"))
                .isNotEmpty()
                .containsOnly("test");
    }

    @Test
    void keepsTheGatesOutOfTheStart() throws Exception {
        assertThat(texts("/project/build//compilerArgs/arg")).isEmpty();
        assertThat(texts("/project/build//annotationProcessorPaths//artifactId")).isEmpty();
        assertThat(texts("/project/build//plugin[artifactId='spotless-maven-plugin']//goal"))
                .isEmpty();
        assertThat(texts("//profile//compilerArgs/arg")).contains("-Werror");
        assertThat(texts("//profile//annotationProcessorPaths//artifactId"))
                .containsExactly("error_prone_core", "nullaway");
        assertThat(texts("//profile//plugin[artifactId='spotless-maven-plugin']//goal"))
                .containsExactly("check");
    }

    @Test
    void hasNoDevelopmentServer() throws Exception {
        assertThat(texts("//dependency/artifactId"))
                .doesNotContain(
                        "vaadin", "vaadin-dev", "vaadin-dev-server", "spring-boot-devtools");
    }

    private List<String> texts(String path) throws Exception {
        var nodes =
                (NodeList)
                        XPathFactory.newInstance()
                                .newXPath()
                                .evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }
}
