package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.ledger.Runs;
import dev.tminus.run.Attachment;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.StepState;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.ui.security.SignedIn;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Hands out evidence that the run's own outcomes and steps name, to people who are signed in, and
/// always as a file, exactly as it is kept: a value that a spreadsheet would take for a formula
/// stays what it was. What was changed on disk never arrives whole: a download of it fails in the
/// browser.
public final class Download implements DownloadHandler {

    private static final int BUFFER = 1 << 16;

    private final transient Door door;
    private final RunId run;
    private final String name;
    private final List<EvidenceRef> files;

    /// What a download needs of the application.
    public record Door(Runs runs, EvidenceStore store, SignedIn signedIn) {}

    /// @param name of the download; several files come as one ZIP archive
    public Download(Door door, RunId run, String name, List<EvidenceRef> files) {
        this.door = door;
        this.run = run;
        this.name = name;
        this.files = List.copyOf(files);
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        if (door.signedIn().person().isEmpty()) {
            refuse(event, 403, say("download.signed-out"));
        } else if (!isNamed()) {
            refuse(event, 404, say("download.foreign"));
        } else if (!files.stream().allMatch(file -> door.store().has(file.sha256()))) {
            refuse(event, 410, say("download.removed"));
        } else if (!files.stream().allMatch(this::isWhole)) {
            refuse(event, 500, say("download.changed"));
        } else {
            // What is changed while it is sent ends the connection, and with it the download.
            event.getResponse().setHeader("Connection", "close");
            event.getResponse().setHeader("Cache-Control", "no-store");
            event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
            event.setFileName(name);
            send(event);
        }
    }

    private void send(DownloadEvent event) throws IOException {
        if (files.size() == 1) {
            var file = files.getFirst();
            event.setContentType(type(file));
            event.setContentLength(file.bytes());
            try (var content = open(file)) {
                copy(content, event.getOutputStream());
            }
            return;
        }
        event.setContentType("application/zip");
        // Not closed where a file fails: an archive without its end cannot be taken for whole.
        var zip = new ZipOutputStream(event.getOutputStream(), StandardCharsets.UTF_8);
        for (var file : files) {
            zip.putNextEntry(new ZipEntry(file.name()));
            try (var content = open(file)) {
                copy(content, zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    /// Reads it once before anything is sent: only the end of a file tells that it is whole.
    private boolean isWhole(EvidenceRef file) {
        try (var content = open(file)) {
            content.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException changed) {
            return false;
        }
    }

    private InputStream open(EvidenceRef file) throws IOException {
        return door.store()
                .open(file.sha256())
                .orElseThrow(() -> new FileNotFoundException(file.name()));
    }

    /// Always keeps one buffer back, since only the end of the content tells that it is whole.
    private static void copy(InputStream content, OutputStream out) throws IOException {
        var held = content.readNBytes(BUFFER);
        while (held.length > 0) {
            var next = content.readNBytes(BUFFER);
            out.write(held);
            held = next;
        }
    }

    private static String type(EvidenceRef file) {
        return switch (file.kind()) {
            case LEFT_DUMP, RIGHT_DUMP, DIFFERENCES -> "text/csv; charset=utf-8";
            case LEFT_SIDECAR, RIGHT_SIDECAR, REPORT -> "application/json";
            case ATTACHMENT -> "application/octet-stream";
        };
    }

    private boolean isNamed() {
        return door.runs()
                .board(run)
                .filter(board ->
                        files.stream().allMatch(file -> names(board.state(), file.sha256())))
                .isPresent();
    }

    private static boolean names(RunState state, String sha256) {
        return IntStream.range(0, state.steps().size())
                .mapToObj(place -> state.steps().at(place))
                .flatMap(step -> Stream.concat(found(step), attached(step)))
                .anyMatch(file -> file.sha256().equals(sha256));
    }

    private static Stream<EvidenceRef> found(StepState step) {
        return step.checks().values().stream()
                .flatMap(List::stream)
                .flatMap(attempt -> Stream.ofNullable(attempt.outcome()))
                .flatMap(outcome -> outcome.evidence().stream());
    }

    private static Stream<EvidenceRef> attached(StepState step) {
        return step.files().stream().map(Attachment::file);
    }

    private static void refuse(DownloadEvent event, int status, String why) throws IOException {
        var response = event.getResponse();
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write(why.getBytes(StandardCharsets.UTF_8));
    }
}
