package dev.tminus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class PlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hq-field-migration.yaml",
                "a;b.yaml",
                "a%2eb.yaml",
                "a%2fb.yaml",
                "a%00.yaml",
                "two\nlines.yaml",
                "two\r\nlines.yaml",
                "two\u2028lines.yaml",
                "back\\slash.yaml",
                "a//b.yaml",
                "..;.yaml",
                "..%2f..%2fetc.yaml",
                "Änderung.yaml",
                "a#b?c&d=e+f.yaml",
                "~003b.yaml",
                "a b\u00a0c.yaml",
                "\u202elmay.exe.yaml",
                "发布 🚀.yaml"
            })
    void everyNameOfAFileHasAnAddress(String name) {
        var segment = Places.segment(name);
        var request = new MockHttpServletRequest("GET", "/" + Places.runbook(name));
        request.setServletPath("/runbooks/" + segment);

        assertThat(segment).matches("[0-9A-Za-z_~-][0-9A-Za-z._~-]*");
        assertThat(Places.file(segment)).isEqualTo(name);
        assertThat(new StrictHttpFirewall().getFirewalledRequest(request)).isNotNull();
    }

    @Test
    void aUsualNameStandsAsItIs() {
        assertThat(Places.runbook("hq-field-migration.yaml"))
                .isEqualTo("runbooks/hq-field-migration.yaml");
        assertThat(Places.plan("a;b.yaml")).isEqualTo("runbooks/a~003bb.yaml/plan");
    }
}
