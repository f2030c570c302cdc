package dev.tminus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AnnounceReadyTest {

    @Test
    void saysAddressSignInRunbooksAndData() {
        var environment = environment("127.0.0.1", "true");

        String text = AnnounceReady.text(environment);

        assertThat(text)
                .isEqualTo(
                        """
                        tminus is ready: http://127.0.0.1:8081
                                 Sign in   with one click on a sample account
                                 Runbooks  /srv/runbooks
                                 Data      /var/lib/tminus
                                 Stop      Ctrl-C\
                        """);
    }

    @Test
    void promisesNoSampleAccountBeyondLoopback() {
        var environment = environment("0.0.0.0", "true");

        String text = AnnounceReady.text(environment);

        assertThat(text)
                .contains("http://localhost:8081\n")
                .contains("with your account; sample accounts are offered on 127.0.0.1 only\n");
    }

    @Test
    void promisesNoSampleAccountInAnOwnWorkspace() {
        var environment = environment("::1", "false");

        String text = AnnounceReady.text(environment);

        assertThat(text)
                .contains("http://[::1]:8081\n")
                .contains("with your account of this workspace\n");
    }

    private static MockEnvironment environment(String bind, String demo) {
        return new MockEnvironment()
                .withProperty("server.address", bind)
                .withProperty("local.server.port", "8081")
                .withProperty("tminus.demo", demo)
                .withProperty("tminus.runbooks", "/srv/runbooks")
                .withProperty("tminus.home", "/var/lib/tminus");
    }
}
