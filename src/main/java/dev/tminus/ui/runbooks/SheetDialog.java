package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.sheet.ImportChecklist;
import dev.tminus.sheet.Imported;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes a runbook of a checklist: shows the fate of every row and hands out the file. The
/// workspace folder is never written.
final class SheetDialog {

    private final transient @Nullable Workspace workspace;
    private final Dialog dialog = new Dialog();
    private final Upload upload = new Upload();
    private final Div refused = with(new Div(), "why");
    private final DateTimePicker zero = new DateTimePicker(say("sheet.zero"));
    private final Checkbox lists = new Checkbox(say("sheet.lists"));
    private final Div found = new Div();
    private final Span download = new Span();
    private ChecklistIntake.@Nullable Checklist taken;

    /// @param workspace names teams and environments, null where it cannot be read
    SheetDialog(@Nullable Workspace workspace) {
        this.workspace = workspace;
        dialog.setHeaderTitle(say("sheet.title"));
        with(dialog, "sheet");
        refused.getElement().setAttribute("role", "alert");
        found.getElement().setAttribute("role", "status");
        prepareUpload();
        prepareZero();
        dialog.add(
                div(
                        "sheetin",
                        new Paragraph(say("sheet.text")),
                        upload,
                        refused,
                        zero,
                        lists,
                        found));
        dialog.getFooter().add(button(say("sheet.close"), "", dialog::close), download);
    }

    void open() {
        dialog.open();
    }

    private void prepareUpload() {
        upload.setUploadHandler(new ChecklistIntake(this::take, this::refuse));
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setMaxFileSize(ImportChecklist.MOST_BYTES);
        upload.setAcceptedFileExtensions(ImportChecklist.ENDINGS.toArray(String[]::new));
        upload.addFileRejectedListener(rejected -> refuse(rejected.getErrorMessage()));
        upload.setUploadButton(button("file", say("sheet.choose"), "primary", () -> {}));
        upload.setDropLabel(text(say("sheet.drop"), "xs", "t3"));
        upload.setDropLabelIcon(new Span());
        var words = new UploadI18N();
        words.setError(
                new UploadI18N.Error()
                        .setFileIsTooBig(ChecklistIntake.tooBig())
                        .setIncorrectFileType(say("sheet.wrong-kind"))
                        .setTooManyFiles(say("sheet.one")));
        words.setUploading(
                new UploadI18N.Uploading()
                        .setError(
                                new UploadI18N.Uploading.Error()
                                        .setServerUnavailable(say("files.broke-off"))
                                        .setUnexpectedServerError(say("files.broke-off"))
                                        .setForbidden(say("sheet.forbidden"))
                                        .setFileTooLarge(ChecklistIntake.tooBig())));
        upload.setI18n(words);
    }

    private void prepareZero() {
        zero.setHelperText(say("sheet.zero.help"));
        zero.setDateAriaLabel(say("sheet.zero.date"));
        zero.setTimeAriaLabel(say("sheet.zero.time"));
        zero.setLocale(Locale.UK);
        zero.addValueChangeListener(_ -> show());
        zero.setVisible(false);
        lists.addValueChangeListener(_ -> show());
        lists.setVisible(false);
    }

    void take(ChecklistIntake.Checklist checklist) {
        taken = checklist;
        upload.clearFileList();
        show();
    }

    private void refuse(String why) {
        taken = null;
        upload.clearFileList();
        clear();
        refused.setText(visible(why));
    }

    private static boolean isMarkdown(ChecklistIntake.@Nullable Checklist checklist) {
        return checklist != null
                && checklist.file().toLowerCase(Locale.ROOT).matches(".*\\.(md|markdown)");
    }

    private void clear() {
        refused.setText("");
        found.removeAll();
        download.removeAll();
        zero.setVisible(taken != null);
        lists.setVisible(isMarkdown(taken));
    }

    private void show() {
        clear();
        var checklist = taken;
        if (checklist == null) {
            return;
        }
        var known = new Imported.Known(zero.getValue(), null, workspace, lists.getValue());
        switch (ImportChecklist.read(checklist.file(), checklist.content(), known)) {
            case Imported.Refused(var why) -> refused.setText(visible(why));
            case Imported.Draft draft -> show(draft);
        }
    }

    private void show(Imported.Draft draft) {
        var attentions = draft.attentions();
        found.add(
                div(
                        "sum",
                        chip(new StateStyle("done", Tone.OK, count("sheet.steps", draft.steps()))),
                        chip(
                                new StateStyle(
                                        "attention",
                                        Tone.WARN,
                                        count("sheet.attentions", attentions)))),
                new FateList(draft.problemsFirst()));
        var link =
                with(new Anchor(file(draft), say("sheet.download", draft.name())), "btn primary");
        link.getElement().setAttribute("download", true);
        download.add(link);
    }

    private static DownloadHandler file(Imported.Draft draft) {
        var content = draft.yaml().getBytes(StandardCharsets.UTF_8);
        return DownloadHandler.fromInputStream(event -> {
            event.getResponse().setHeader("Cache-Control", "no-store");
            event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
            return new DownloadResponse(
                    new ByteArrayInputStream(content),
                    draft.name(),
                    "application/yaml",
                    content.length);
        });
    }
}
