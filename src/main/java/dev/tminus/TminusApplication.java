package dev.tminus;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server.
@SpringBootApplication
public class TminusApplication {

    public static void main(String[] args) {
        SpringApplication.run(TminusApplication.class, args);
    }
}
