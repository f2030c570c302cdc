package dev.tminus.demo;

import org.h2.engine.SysProperties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/// Keeps H2's TCP servers on the loopback address. H2 listens on all addresses unless a system
/// property says otherwise, and reads it once when its classes load: so it is set before any bean.
public final class LoopbackOnly implements EnvironmentPostProcessor {

    private static final String PROPERTY = "h2.bindAddress";
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        System.setProperty(PROPERTY, LOOPBACK);
    }

    /// Refuses to go on where H2 has loaded with another address.
    static void check() {
        if (!LOOPBACK.equals(SysProperties.BIND_ADDRESS)) {
            throw new IllegalStateException(
                    "The sample databases would listen on every address of this machine, so they do"
                            + " not start: start Java with -Dh2.bindAddress=127.0.0.1.");
        }
    }
}
