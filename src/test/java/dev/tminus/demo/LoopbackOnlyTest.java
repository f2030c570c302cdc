package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class LoopbackOnlyTest {

    @Test
    void keepsH2OnTheLoopbackAddressBeforeAnyBeanIsMade() {
        System.clearProperty("h2.bindAddress");

        try (var _ =
                new SpringApplicationBuilder(Nothing.class)
                        .web(WebApplicationType.NONE)
                        .properties("spring.main.banner-mode=off")
                        .run()) {
            assertThat(System.getProperty("h2.bindAddress")).isEqualTo("127.0.0.1");
        } finally {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
    }

    static class Nothing {}
}
