package dev.tminus.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void namesEveryPlaceInItsOrder() {
        var template = Template.of("{{input.host}}: {{ mode }}, {{input.host}}");

        assertThat(template.names()).containsExactly("input.host", "mode", "input.host");
        assertThat(template.unclosed()).isNull();
    }

    @Test
    void putsInWhatIsKnownAndLeavesTheRest() {
        var known = Map.of("input.host", "$1\\{{mode}}", "a", "");

        var bound =
                Template.of("-{{ input.host }}{{a}}{{variables.x}}-")
                        .bind(name -> Optional.ofNullable(known.get(name)));

        assertThat(bound).isEqualTo("-$1\\{{mode}}{{variables.x}}-");
    }

    @Test
    void isAllOnePlaceWithNothingBeside() {
        assertThat(Template.of(" {{ variables.x }}\n").whole()).contains("variables.x");
        assertThat(Template.of("{{variables.x}}m").whole()).isEmpty();
        assertThat(Template.of("{{mode}}{{mode}}").whole()).isEmpty();
        assertThat(Template.of("mode").whole()).isEmpty();
    }

    @Test
    void tellsWhatNothingCloses() {
        var template = Template.of("{{mode}} and {{mode} on");

        assertThat(template.names()).containsExactly("mode");
        assertThat(template.unclosed()).isEqualTo("{{mode} on");
        assertThat(template.filled("x")).isEqualTo("x and {{mode} on");
    }

    @Test
    void readsBracesWithoutEndInTime() {
        var template = Template.of("{{".repeat(1_000_000));

        assertThat(template.places()).isEmpty();
        assertThat(Template.of("{{}}".repeat(200_000)).filled("")).isEmpty();
    }
}
