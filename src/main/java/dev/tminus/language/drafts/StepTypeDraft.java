package dev.tminus.language.drafts;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.AudienceName;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a step of one type does, as the file says it; null stands for what is missing or could not
/// be read.
public sealed interface StepTypeDraft {

    /// Texts that go out, each of whose placeholders needs a value; a list is put in as lines.
    Stream<Placed<String>> texts();

    /// The same of which a placeholder stands for one value.
    Stream<Placed<String>> single();

    Stream<Bound> bound();

    /// The step, which may do one of the runbook's actions.
    Step build(StepBasics basics, Map<ActionName, MapOf.Named<WorkDraft>> named);

    /// A step of type `action`.
    record Acts(WorkDraft work) implements StepTypeDraft {

        @Override
        public Stream<Placed<String>> texts() {
            return work.body();
        }

        @Override
        public Stream<Placed<String>> single() {
            return work.texts();
        }

        @Override
        public Stream<Bound> bound() {
            return work.bound();
        }

        @Override
        public Step build(StepBasics basics, Map<ActionName, MapOf.Named<WorkDraft>> named) {
            return new ActionStep(basics, work.build(named), Placed.bare(work.name()));
        }
    }

    /// A step of type `announce`.
    record Announces(
            List<Placed<AudienceName>> to,
            AnnounceStep.Channel channel,
            @Nullable Placed<String> subject,
            @Nullable Placed<String> body)
            implements StepTypeDraft {

        @Override
        public Stream<Placed<String>> texts() {
            return Stream.of(Stream.ofNullable(subject), Stream.ofNullable(body))
                    .flatMap(each -> each);
        }

        @Override
        public Stream<Placed<String>> single() {
            return Stream.empty();
        }

        @Override
        public Stream<Bound> bound() {
            return to.stream().map(audience -> Bound.of(Bound.Kind.AUDIENCE, audience));
        }

        @Override
        public Step build(StepBasics basics, Map<ActionName, MapOf.Named<WorkDraft>> named) {
            return new AnnounceStep(
                    basics,
                    Placed.bare(to),
                    channel,
                    subject == null ? "" : subject.value(),
                    body == null ? "" : body.value());
        }
    }

    /// A step of type `runbook`.
    record RunsChild(
            @Nullable Placed<RunbookId> runbook,
            @Nullable Placed<RunbookStep.Zero> zero,
            Map<String, MapOf.Named<Placed<String>>> inputs,
            Map<RoleName, MapOf.Named<Placed<RoleName>>> roles,
            Map<String, MapOf.Named<Placed<String>>> names)
            implements StepTypeDraft {

        /// A list is handed on as the list that it is.
        @Override
        public Stream<Placed<String>> texts() {
            return values(inputs).filter(RunsChild::isWhole);
        }

        @Override
        public Stream<Placed<String>> single() {
            return values(inputs).filter(text -> !isWhole(text));
        }

        private static boolean isWhole(Placed<String> text) {
            return Template.of(text.value()).whole().isPresent();
        }

        @Override
        public Stream<Bound> bound() {
            return values(names).map(name -> new Bound(Bound.Kind.PLACE, name));
        }

        @Override
        public Step build(StepBasics basics, Map<ActionName, MapOf.Named<WorkDraft>> named) {
            return new RunbookStep(
                    basics,
                    requireNonNull(runbook).value(),
                    zero == null ? new RunbookStep.Zero.AtStart() : zero.value(),
                    MapOf.values(inputs, Placed::value),
                    MapOf.values(roles, Placed::value),
                    MapOf.values(names, Placed::value));
        }

        private static Stream<Placed<String>> values(
                Map<String, MapOf.Named<Placed<String>>> named) {
            return named.values().stream().map(MapOf.Named::value).flatMap(Stream::ofNullable);
        }
    }
}
