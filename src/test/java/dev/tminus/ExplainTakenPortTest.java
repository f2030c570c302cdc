package dev.tminus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class ExplainTakenPortTest {

    private final ExplainTakenPort explain = new ExplainTakenPort();

    @Test
    void namesTheTakenPortAndTheNextOne() {
        var taken = new PortInUseException(8080);

        var analysis = explain.analyze(taken);

        assertThat(analysis.getDescription()).isEqualTo("Port 8080 is taken.");
        assertThat(analysis.getAction()).isEqualTo("choose another with TMINUS_PORT=8081 ./tminus");
    }

    @Test
    void proposesALowerPortAtTheEndOfTheRange() {
        var taken = new PortInUseException(65535);

        var analysis = explain.analyze(taken);

        assertThat(analysis.getAction())
                .isEqualTo("choose another with TMINUS_PORT=65534 ./tminus");
    }
}
