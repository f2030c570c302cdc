package dev.tminus.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
    void knowsThisMachineByItsNames(String host) {
        assertThat(Loopback.direct(request(host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:8080",
                "192.0.2.1:8080",
                "0.0.0.0:8080",
                "localhost:8080:80"
            })
    void takesNoOtherName(String host) {
        assertThat(Loopback.direct(request(host))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"})
    void takesNothingThatWasPassedOn(String header) {
        var request = request("localhost:8080");
        request.addHeader(header, "192.0.2.1");

        assertThat(Loopback.direct(request)).isFalse();
    }

    @Test
    void takesNoRequestWithoutAHost() {
        assertThat(Loopback.direct(new MockHttpServletRequest())).isFalse();
    }

    private static MockHttpServletRequest request(String host) {
        var request = new MockHttpServletRequest();
        request.addHeader("Host", host);
        return request;
    }
}
