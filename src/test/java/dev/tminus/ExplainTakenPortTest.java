package dev.tminus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.HomeInUse;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;

class ExplainTakenPortTest {

    private final ExplainTakenPort explain = new ExplainTakenPort();

    @Test
    void namesTheTakenPortAndTheNextOne() {
        var taken = new PortInUseException(8080);

        var analysis = explain.analyze(taken);

        assertThat(analysis.getDescription()).isEqualTo("Port 8080 is taken.");
        assertThat(analysis.getAction()).isEqualTo("Choose another with TMINUS_PORT=8081 ./tminus");
    }

    @Test
    void proposesALowerPortAtTheEndOfTheRange() {
        var taken = new PortInUseException(65535);

        var analysis = explain.analyze(taken);

        assertThat(analysis.getAction())
                .isEqualTo("Choose another with TMINUS_PORT=65534 ./tminus");
    }

    @Test
    void namesTheFolderThatAnotherWorksOn() {
        var inUse =
                new BeanCreationException(
                        "writer", new HomeInUse(Path.of("/srv/tminus"), new SQLException("90020")));

        var analysis = new ExplainHomeInUse().analyze(inUse);

        assertThat(analysis.getDescription()).isEqualTo("Another tminus works on /srv/tminus.");
        assertThat(analysis.getAction())
                .isEqualTo(
                        "End it first, or choose another folder with TMINUS_HOME=FOLDER ./tminus");
    }
}
