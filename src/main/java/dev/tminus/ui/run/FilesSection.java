package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import dev.tminus.run.Attachment;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand.AttachFile;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Act;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.ui.parts.Download;
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Slot;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files of evidence: those that the step asks for, any others, and where to add them.
final class FilesSection extends Section {

    private final RunGateway gateway;
    private final Step step;
    private final Evidence evidence;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Upload> uploads = new ArrayList<>();
    private final Slot closed = new Slot();
    private RunTimes times;

    /// What it needs of the application.
    record Evidence(Download.Door door, Intake.Shelf shelf) {}

    FilesSection(RunGateway gateway, Step step, ZoneId zone, Evidence evidence) {
        this.gateway = gateway;
        this.step = step;
        this.evidence = evidence;
        this.times = new RunTimes(gateway, zone);
        with(this, "sec files").getElement().setAttribute("aria-label", say("files.title"));
        add(new H3(say("files.title")));
        for (var asked : step.basics().asks().files()) {
            add(file(asked.name(), say("files.attach", asked.title())));
        }
        add(file("", say(asksForFiles() ? "files.attach.further" : "files.attach.any")), closed);
        refresh();
    }

    boolean asksForFiles() {
        return !step.basics().asks().files().isEmpty();
    }

    void in(ZoneId zone) {
        times = new RunTimes(gateway, zone);
        slots.forEach(Slot::forget);
        refresh();
    }

    void refresh() {
        var state = gateway.state().step(step.id());
        var refusal = gateway.possible(step.id()).refusal(Act.ATTACH).orElse("");
        uploads.forEach(upload -> upload.setVisible(refusal.isEmpty()));
        var asked = step.basics().asks().files();
        for (var i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var counts = state.file(one.name());
            slots.get(i)
                    .show(
                            List.of(
                                    of(state, one.name()),
                                    Optional.ofNullable(counts),
                                    state.phase()),
                            () -> asked(one.title(), counts, of(state, one.name())));
        }
        var further = of(state, "");
        slots.getLast().show(further, () -> further.reversed().stream().map(this::kept).toList());
        var signing = state.phase() == StepPhase.SIGNING && !state.signatures().isEmpty();
        var words = refusal.isEmpty() && signing ? say("files.voids") : refusal;
        closed.show(words, () -> words.isEmpty() ? List.of() : List.of(text(words, "xs", "t3")));
        setVisible(refusal.isEmpty() || asksForFiles() || !state.files().isEmpty());
    }

    private static List<Attachment> of(StepState state, String name) {
        return state.files().stream().filter(one -> one.name().equals(name)).toList();
    }

    /// The file that counts, and what it replaced.
    private List<Component> asked(
            String title, @Nullable Attachment counts, List<Attachment> attached) {
        var lines = new ArrayList<Component>();
        var there = counts != null;
        lines.add(
                div(
                        "line",
                        icon(there ? "done" : "planned", "s14", there ? "c-ok" : "c-idle"),
                        text(title, "strong"),
                        text(
                                say(there ? "files.there" : "files.missing"),
                                there ? "c-ok" : "t3",
                                "xs")));
        for (var i = attached.size() - 1; i >= 0; i--) {
            var line = kept(attached.get(i));
            if (!attached.get(i).equals(counts)) {
                line.add(text(say("files.replaced"), "t3", "xs"));
            }
            lines.add(line);
        }
        return lines;
    }

    private Div kept(Attachment one) {
        var file = one.file();
        var download =
                new Download(evidence.door(), gateway.state().id(), file.name(), List.of(file));
        var link = with(new Anchor(download, visible(file.name())), "filename");
        var who = Names.person(gateway.board().workspace(), one.person());
        var print = text(Fingerprint.brief(file.sha256()), "hash");
        print.getElement().setAttribute("title", file.sha256());
        return div(
                "file",
                icon("clip", "s14", "c-3"),
                link,
                with(
                        new Span(
                                text(Intake.size(file.bytes()) + " · " + who + " "),
                                times.near(one.at()),
                                text(" · "),
                                print),
                        "xs t3"));
    }

    private Component file(String name, String words) {
        var slot = new Slot();
        slots.add(slot);
        return div("fileslot", slot, upload(name, words));
    }

    private Component upload(String name, String words) {
        var refused = with(new Div(), "why");
        refused.getElement().setAttribute("role", "alert");
        var upload = new Upload();
        upload.setUploadHandler(
                new Intake(
                        evidence.shelf(),
                        file -> {
                            upload.clearFileList();
                            refused.setText(visible(attach(name, file)));
                        },
                        why -> {
                            upload.clearFileList();
                            refused.setText(visible(why));
                        }));
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setMaxFileSize((int) Math.min(Integer.MAX_VALUE, limit()));
        upload.addFileRejectedListener(
                rejected -> refused.setText(visible(rejected.getErrorMessage())));
        upload.setI18n(words());
        upload.setUploadButton(button("clip", words, "sm", () -> {}));
        upload.setDropLabel(text(say("files.drop"), "xs", "t3"));
        upload.setDropLabelIcon(new Span());
        uploads.add(upload);
        return new Div(upload, refused);
    }

    private long limit() {
        return evidence.shelf().limit().toBytes();
    }

    private String attach(String name, EvidenceRef file) {
        return gateway.ask(CommandId.fresh(), new AttachFile(step.id(), name, file)).orElse("");
    }

    private UploadI18N words() {
        var words = new UploadI18N();
        words.setError(
                new UploadI18N.Error()
                        .setFileIsTooBig(say("files.too-big", Intake.size(limit())))
                        .setTooManyFiles(say("files.one-at-a-time")));
        words.setUploading(
                new UploadI18N.Uploading()
                        .setStatus(
                                new UploadI18N.Uploading.Status()
                                        .setConnecting(say("files.connecting"))
                                        .setStalled(say("files.stalled"))
                                        .setProcessing(say("files.processing"))
                                        .setHeld(say("files.queued")))
                        .setRemainingTime(
                                new UploadI18N.Uploading.RemainingTime()
                                        .setPrefix(say("files.left"))
                                        .setUnknown(""))
                        .setError(
                                new UploadI18N.Uploading.Error()
                                        .setServerUnavailable(say("files.broke-off"))
                                        .setUnexpectedServerError(say("files.broke-off"))
                                        .setForbidden(say("files.forbidden"))
                                        .setFileTooLarge(
                                                say("files.too-big", Intake.size(limit())))));
        words.setFile(
                new UploadI18N.File()
                        .setRetry(say("files.retry"))
                        .setStart(say("files.start"))
                        .setRemove(say("files.remove")));
        return words;
    }
}
