package dev.tminus.testing;

import org.junit.jupiter.api.extension.Extension;

/// Keeps every H2 server of every test on the loopback address; H2 reads the property only once, so
/// it is set before the first test class is used. JUnit finds it by itself.
public final class LoopbackServers implements Extension {

    static {
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }
}
