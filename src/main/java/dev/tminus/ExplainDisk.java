package dev.tminus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// Says that the disk is full, or which file or folder cannot be used.
@Order(Ordered.HIGHEST_PRECEDENCE)
class ExplainDisk extends AbstractFailureAnalyzer<IOException> {

    private static final String ANOTHER =
            "choose another folder with TMINUS_HOME=FOLDER ./tminus, or let the account of tminus"
                    + " write to it";

    private final Environment environment;

    ExplainDisk(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IOException cause) {
        var said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("disk quota")) {
            var home = environment.getProperty("tminus.home", "");
            return new FailureAnalysis(
                    "The disk is full.",
                    "free some space for " + home + ", and start again",
                    cause);
        }
        return cause instanceof FileSystemException file && file.getFile() != null
                ? new FailureAnalysis(
                        "%s cannot be used: %s.".formatted(file.getFile(), why(file)),
                        ANOTHER,
                        cause)
                : null;
    }

    private static String why(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "tminus may not read or write there";
        }
        return e instanceof FileAlreadyExistsException
                ? "expected a folder, found a file"
                : Objects.requireNonNullElse(e.getReason(), "the disk refused it")
                        .toLowerCase(Locale.ROOT);
    }
}
