package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tminus.evidence.EvidenceNotKept;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.runbook.check.EvidenceRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.util.unit.DataSize;

/// Takes a file that somebody uploads straight into the evidence store, one buffer at a time.
final class Intake implements UploadHandler {

    private static final int BUFFER = 1 << 16;

    private final transient Shelf shelf;
    private final transient Consumer<EvidenceRef> onKept;
    private final transient Consumer<String> onRefused;

    /// Where files go.
    ///
    /// @param limit of one file
    record Shelf(EvidenceStore store, DataSize limit) {}

    /// @param onKept gets the file once it is kept, in the page
    /// @param onRefused gets one sentence that says why it is not, in the page
    Intake(Shelf shelf, Consumer<EvidenceRef> onKept, Consumer<String> onRefused) {
        this.shelf = shelf;
        this.onKept = onKept;
        this.onRefused = onRefused;
    }

    /// Why a file was not taken, as people read it.
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        var ui = event.getUI();
        try {
            var kept = keep(event.getFileName(), event.getFileSize(), event.getInputStream());
            var _ = ui.access(() -> onKept.accept(kept));
        } catch (Refused | EvidenceNotKept no) {
            var why = no.getMessage() == null ? "" : no.getMessage();
            event.reject(why);
            var _ = ui.access(() -> onRefused.accept(why));
        }
    }

    /// Keeps a file under a safe name.
    ///
    /// @param announced how many bytes the browser said, below 0 where it did not
    EvidenceRef keep(String named, long announced, InputStream content)
            throws IOException, Refused {
        var name = FileNames.safe(named);
        if (announced > shelf.limit().toBytes()) {
            throw tooLarge(name);
        }
        try (var file = shelf.store().begin(EvidenceRef.Kind.ATTACHMENT, name)) {
            var buffer = new byte[BUFFER];
            var left = shelf.limit().toBytes();
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw tooLarge(name);
                }
                file.write(buffer, 0, read);
            }
            if (left == shelf.limit().toBytes()) {
                throw new Refused(say("files.empty", name));
            }
            return file.keep();
        }
    }

    private Refused tooLarge(String name) {
        return new Refused(say("files.too-large", name, size(shelf.limit().toBytes())));
    }

    /// `6.1 MB`, in units of 1,024.
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var size = bytes / 1024.0;
        var units = "kMGT";
        var unit = 0;
        while (size >= 1024 && unit < units.length() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(
                        Locale.ROOT, size < 10 ? "%.1f %sB" : "%.0f %sB", size, units.charAt(unit))
                .replace(".0 ", " ");
    }
}
