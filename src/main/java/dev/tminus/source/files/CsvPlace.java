package dev.tminus.source.files;

import dev.tminus.schedule.Durations;
import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Stop;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipException;

/// Says in one sentence what is wrong with a file.
///
/// @param name `File logs:users.csv in qa`
/// @param state size and time at the beginning
record CsvPlace(String name, Path file, Deadline deadline, Stop stop, State state) {

    CsvPlace(String name, Path file, Deadline deadline, Stop stop) {
        this(name, file, deadline, stop, State.of(file));
    }

    void check() throws NoAnswer {
        check(name, deadline, stop);
    }

    static void check(String name, Deadline deadline, Stop stop) throws NoAnswer {
        if (stop.isStopped()) {
            throw new NoAnswer(
                    Reason.STOPPED, name + " was not read to the end: the check was stopped.");
        }
        if (deadline.hasPassed()) {
            throw new NoAnswer(
                    Reason.TIMED_OUT,
                    "%s was not read to the end within %s."
                            .formatted(name, Durations.exact(deadline.limit())));
        }
    }

    void checkUnchanged() throws NoAnswer {
        if (!State.of(file).equals(state)) {
            throw new NoAnswer(
                    Reason.FILE_CHANGED,
                    name + " was written to while it was read; check again when it is complete.");
        }
    }

    NoAnswer malformed(long line, String what) {
        return new NoAnswer(
                Reason.FILE_BROKEN, "%s is malformed at line %,d: %s.".formatted(name, line, what));
    }

    NoAnswer tooLarge(long line, String what) {
        return new NoAnswer(
                Reason.TOO_LARGE, "%s is too large at line %,d: %s.".formatted(name, line, what));
    }

    NoAnswer broken(IOException e, long line) {
        return switch (e) {
            case CharacterCodingException _ ->
                    malformed(line, "it is not UTF-8 from about here on");
            case ZipException _ ->
                    new NoAnswer(
                            Reason.FILE_BROKEN,
                            name + " is no gzip file or a damaged one, or something follows it.");
            case EOFException _ ->
                    new NoAnswer(
                            Reason.FILE_BROKEN,
                            name + " ends too early: the gzip file is not complete.");
            default ->
                    new NoAnswer(Reason.FILE_MISSING, name + " cannot be read; may tminus do so?");
        };
    }

    /// What of a file changes when it is written to.
    record State(long size, FileTime modified) {

        static State of(Path file) {
            try {
                return new State(Files.size(file), Files.getLastModifiedTime(file));
            } catch (IOException e) {
                return new State(-1, FileTime.fromMillis(0));
            }
        }
    }
}
