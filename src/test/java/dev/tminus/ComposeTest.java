package dev.tminus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ComposeTest {

    private Map<?, ?> compose = Map.of();

    @BeforeEach
    void read() throws IOException {
        var load = new Load(LoadSettings.builder().setLabel("docker-compose.yml").build());
        compose = (Map<?, ?>) load.loadFromString(Files.readString(Path.of("docker-compose.yml")));
    }

    @Test
    void waitsForAHealthyDatabase() {
        assertThat(at("services", "tminus", "depends_on", "database", "condition"))
                .isEqualTo("service_healthy");
        assertThat(at("services", "database", "healthcheck", "test"))
                .isEqualTo(List.of("CMD-SHELL", "pg_isready -U tminus -d tminus"));
    }

    @Test
    void keepsBothKindsOfDataInNamedVolumes() {
        assertThat(at("services", "database", "volumes"))
                .isEqualTo(List.of("database:/var/lib/postgresql"));
        assertThat((List<?>) at("services", "tminus", "volumes")).first().isEqualTo("home:/data");
        assertThat(((Map<?, ?>) at("volumes")).keySet())
                .map(Object::toString)
                .containsExactly("database", "home");
    }

    @Test
    void demandsAWorkspaceAndAPassword() {
        assertThat((List<?>) at("services", "tminus", "volumes"))
                .last()
                .asString()
                .matches("\\$\\{TMINUS_RUNBOOKS:\\?.+}:/runbooks:ro");
        assertThat(at("services", "database", "environment", "POSTGRES_PASSWORD"))
                .isEqualTo(at("services", "tminus", "environment", "TMINUS_DATABASE_PASSWORD"))
                .asString()
                .startsWith("${TMINUS_DATABASE_PASSWORD:?");
    }

    @Test
    void isServedOnThisMachineOnly() {
        assertThat((List<?>) at("services", "tminus", "ports"))
                .singleElement()
                .asString()
                .startsWith("127.0.0.1:");
    }

    private Object at(String... path) {
        Object here = compose;
        for (String key : path) {
            here = ((Map<?, ?>) here).get(key);
            assertThat(here).as(String.join(" > ", path)).isNotNull();
        }
        return here;
    }
}
