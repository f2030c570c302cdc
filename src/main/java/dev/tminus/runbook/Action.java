package dev.tminus.runbook;

import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.ProgramName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a machine does once. Its texts hold `{{…}}` placeholders as they are written.
///
/// @param idempotent whether it may be started again without harm; else it is started at most once
/// @param probe tells whether it happened where its end is not definite, null where a person says
/// @param timeout of one attempt, null where nothing limits it
/// @param outputs what later steps may use of its answer, by name
public record Action(
        Work work,
        boolean idempotent,
        @Nullable Probe probe,
        @Nullable Duration timeout,
        Map<String, Output> outputs) {

    /// A value of the answer, or of what a program writes to its standard output.
    ///
    /// @param json where it stands in the JSON, as a JSON pointer
    public record Output(String json) {}

    /// What is done.
    public sealed interface Work {}

    /// A request to an endpoint.
    ///
    /// @param path below the endpoint's address, begins with `/`
    public record Request(
            EndpointName endpoint, String path, Method method, Body body, Expected expect)
            implements Work {}

    /// What a request carries.
    ///
    /// @param text empty for nothing
    /// @param json sent as JSON, in whose texts what a placeholder stands for is escaped
    public record Body(String text, boolean json) {

        public static final Body NONE = new Body("", false);
    }

    /// How a request is made.
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /// What must be answered for the action to have happened.
    ///
    /// @param status what the HTTP status must be
    /// @param contains what the body must hold, empty for anything
    /// @param body what else the body must be, null for anything
    public record Expected(Expectation status, String contains, @Nullable Expectation body) {

        /// Nothing more is asked of the body than what it holds.
        public Expected(Expectation status, String contains) {
            this(status, contains, null);
        }
    }

    /// A program, started without a shell.
    ///
    /// @param args each one argument, whatever it holds
    public record Command(ProgramName program, List<String> args) implements Work {

        public Command {
            args = List.copyOf(args);
        }
    }

    /// Checks that tell afterwards whether it happened.
    ///
    /// @param happened passes exactly where it did, null where the file names none
    /// @param notHappened passes exactly where it did not, null where the file names none
    public record Probe(@Nullable CheckId happened, @Nullable CheckId notHappened) {}
}
