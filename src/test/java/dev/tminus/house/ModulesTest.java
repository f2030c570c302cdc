package dev.tminus.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.TminusApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void keepsTheModuleGraph() {
        ApplicationModules.of(TminusApplication.class).verify();
    }

    @Test
    void findsACycle() {
        var tangled = ApplicationModules.of("dev.tminus.house.tangled", location -> true);

        var violations = tangled.detectViolations();

        assertThat(violations.getMessages())
                .anyMatch(message -> message.contains("Cycle detected"));
    }

    @Test
    void findsADependencyThatIsNotAllowed() {
        var tangled = ApplicationModules.of("dev.tminus.house.tangled", location -> true);

        var violations = tangled.detectViolations();

        assertThat(violations.getMessages())
                .anyMatch(message ->
                        message.contains("'alone'")
                                && message.contains("'first'")
                                && message.contains("Allowed targets"));
    }
}
