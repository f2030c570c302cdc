package dev.tminus.ui.security;

import dev.tminus.people.SetupLink;
import dev.tminus.ui.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Writes the setup link to the log where nobody could sign in otherwise, or where the operator
/// asks for one with `tminus.setup=true`, to let further people in.
@Component
class AnnounceSetup {

    private static final Logger LOG = LoggerFactory.getLogger(AnnounceSetup.class);

    private final SetupLink link;
    private final boolean demo;
    private final boolean wanted;

    AnnounceSetup(
            SetupLink link,
            @Value("${tminus.demo:false}") boolean demo,
            @Value("${tminus.setup:false}") boolean wanted) {
        this.link = link;
        this.demo = demo;
        this.wanted = wanted;
    }

    @EventListener
    void onReady(ApplicationReadyEvent event) {
        if (!demo && (wanted || link.needed())) {
            LOG.info(
                    "Give people their passwords within {} minutes at {}",
                    SetupLink.GOOD_FOR.toMinutes(),
                    address(event.getApplicationContext().getEnvironment()));
        }
    }

    private String address(Environment environment) {
        return "http://localhost:%s/%s?token=%s"
                .formatted(
                        environment.getProperty("local.server.port", "8080"),
                        Places.SETUP,
                        link.issue());
    }
}
