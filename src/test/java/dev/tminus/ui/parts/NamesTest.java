package dev.tminus.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.names.RoleName;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void writesShortRolesInCapitals() {
        assertThat(Names.role(new RoleName("qa"))).isEqualTo("QA");
        assertThat(Names.role(new RoleName("release-manager"))).isEqualTo("Release manager");
    }

    @Test
    void takesTwoLettersOfAName() {
        assertThat(Names.initials("Boston ops")).isEqualTo("BO");
        assertThat(Names.initials("boston.ops")).isEqualTo("BO");
        assertThat(Names.initials("SF release manager")).isEqualTo("SM");
        assertThat(Names.initials("李")).isEqualTo("李");
        assertThat(Names.initials("𠮷野")).isEqualTo("𠮷野");
        assertThat(Names.initials(" ")).isEqualTo("?");
    }
}
