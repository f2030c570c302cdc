package dev.tminus;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells the terminal where tminus is served, how to sign in, where the data lies and how to stop.
@Component
class AnnounceReady {

    private static final Logger LOG = LoggerFactory.getLogger(AnnounceReady.class);

    private final Environment environment;

    AnnounceReady(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        LOG.info(text(environment));
    }

    static String text(Environment environment) {
        String bind = environment.getProperty("server.address", "");
        String port = environment.getProperty("local.server.port", "8080");
        boolean demo = environment.getProperty("tminus.demo", Boolean.class, false);
        return """
        tminus is ready: http://%s:%s
                 Sign in   %s
                 Runbooks  %s
                 Data      %s
                 Stop      Ctrl-C\
        """
                .formatted(
                        host(bind),
                        port,
                        howToSignIn(demo, isLoopback(bind)),
                        environment.getProperty("tminus.runbooks", ""),
                        environment.getProperty("tminus.home", ""));
    }

    private static String howToSignIn(boolean demo, boolean loopback) {
        if (!demo) {
            return "with your account of this workspace";
        }
        return loopback
                ? "with one click on a sample account"
                : "with your account; sample accounts are offered on 127.0.0.1 only";
    }

    private static String host(String bind) {
        if (bind.isEmpty() || bind.equals("0.0.0.0") || bind.equals("::")) {
            return "localhost";
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    private static boolean isLoopback(String bind) {
        try {
            return !bind.isEmpty() && InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
