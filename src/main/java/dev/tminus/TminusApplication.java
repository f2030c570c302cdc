package dev.tminus;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server.
@SpringBootApplication
public class TminusApplication {

    public static void main(String[] args) {
        var end = QuietShutdown.expected();
        var application = new SpringApplication(TminusApplication.class);
        application.addListeners(end);
        try {
            application.run(args);
        } catch (RuntimeException broken) {
            if (end.hasFailed()) {
                throw broken;
            }
        }
    }
}
