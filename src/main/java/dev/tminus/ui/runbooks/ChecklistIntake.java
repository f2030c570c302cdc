package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.tminus.sheet.ImportChecklist;
import java.io.IOException;
import java.util.function.Consumer;

/// Takes an uploaded checklist into memory, as much of it as an import reads, and no further.
final class ChecklistIntake implements UploadHandler {

    private final transient Consumer<Checklist> onTaken;
    private final transient Consumer<String> onRefused;

    /// An uploaded file.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Checklist(String file, byte[] content) {}

    /// @param onTaken gets the file, in the page
    /// @param onRefused gets one sentence that says why it is not taken, in the page
    ChecklistIntake(Consumer<Checklist> onTaken, Consumer<String> onRefused) {
        this.onTaken = onTaken;
        this.onRefused = onRefused;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) throws IOException {
        var ui = event.getUI();
        byte[] content;
        try (var in = event.getInputStream()) {
            content = in.readNBytes(ImportChecklist.MOST_BYTES + 1);
        }
        if (content.length > ImportChecklist.MOST_BYTES) {
            var why = tooBig();
            event.reject(why);
            var _ = ui.access(() -> onRefused.accept(why));
            return;
        }
        var taken = new Checklist(event.getFileName(), content);
        var _ = ui.access(() -> onTaken.accept(taken));
    }

    static String tooBig() {
        return say("sheet.too-big", ImportChecklist.MOST_BYTES >> 20);
    }
}
