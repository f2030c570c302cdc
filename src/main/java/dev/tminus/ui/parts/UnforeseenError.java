package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people are told when something broke that nobody foresaw; the log has it under the number
/// that they read.
public final class UnforeseenError {

    private static final Logger LOG = LoggerFactory.getLogger(UnforeseenError.class);

    private UnforeseenError() {}

    /// Logs what broke, and says so: that it may not have been recorded, and can be tried again.
    ///
    /// @param what for the log
    public static String sentence(String what, Throwable broken) {
        return say("error.act", log(what, broken));
    }

    /// Logs what broke.
    ///
    /// @return its number
    public static String log(String what, Throwable broken) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("{} failed, number {}", what, number, broken);
        return number;
    }
}
