package dev.tminus.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tminus.catalog.ContentHash;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.QuestionId;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.RunbookId;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.StepId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Writes journal entries as bytes and reads them back. Names and versions of events are part of
/// every database there is: they are added, never changed; an old version is brought up to date on
/// reading.
final class EventCodec {

    /// Types that are no longer written as in their first version.
    private static final Map<String, Integer> VERSIONS =
            Map.of("run-planned", 3, "check-started", 2, "check-ended", 2);

    private static final Map<String, Class<?>> TYPES = types();
    private static final Map<Class<?>, String> NAMES = names();

    private final JsonMapper json =
            JsonMapper.builder()
                    .addModule(ids())
                    .addMixIn(Outcome.class, OutcomeForm.class)
                    .addMixIn(Actor.class, ActorForm.class)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    /// The outer form of every entry.
    record Envelope(
            UUID stream,
            long seq,
            String type,
            int version,
            Instant at,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant clock,
            Actor actor,
            UUID command,
            JsonNode event) {}

    static String name(Object event) {
        var name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalArgumentException("No journal name for " + event.getClass());
        }
        return name;
    }

    static int version(String type) {
        return VERSIONS.getOrDefault(type, 1);
    }

    byte[] write(Journal.Line line) {
        var name = name(line.event());
        return json.writeValueAsBytes(
                new Envelope(
                        line.stream(),
                        line.seq(),
                        name,
                        version(name),
                        line.at(),
                        line.clock(),
                        line.actor(),
                        line.command().value(),
                        json.valueToTree(line.event())));
    }

    /// The entry as it was written.
    ///
    /// @throws JournalUnreadable where this version of tminus does not know what it says
    Journal.Line read(byte[] entry) {
        try {
            var envelope = envelope(entry);
            var type = TYPES.get(envelope.type());
            if (type == null
                    || envelope.version() < 1
                    || envelope.version() > version(envelope.type())) {
                throw new JournalUnreadable(
                        "Entry %d of %s is a \"%s\" of version %d, which this version of tminus cannot read."
                                .formatted(
                                        envelope.seq(),
                                        envelope.stream(),
                                        envelope.type(),
                                        envelope.version()));
            }
            return new Journal.Line(
                    envelope.stream(),
                    envelope.seq(),
                    envelope.at(),
                    envelope.actor(),
                    new CommandId(envelope.command()),
                    json.treeToValue(Upcast.event(envelope), type),
                    envelope.clock(),
                    envelope.version());
        } catch (JacksonException broken) {
            throw new JournalUnreadable(
                    "An entry is not readable: " + broken.getOriginalMessage(), broken);
        }
    }

    /// Most entries have no `clock`: it was not behind.
    private Envelope envelope(byte[] entry) {
        var tree = json.readTree(entry);
        if (tree instanceof ObjectNode outer && !outer.has("clock")) {
            outer.putNull("clock");
        }
        return json.treeToValue(tree, Envelope.class);
    }

    private static Map<String, Class<?>> types() {
        var types = new LinkedHashMap<String, Class<?>>();
        types.put("run-planned", RunEvent.RunPlanned.class);
        types.put("times-planned", RunEvent.TimesPlanned.class);
        types.put("run-started", RunEvent.RunStarted.class);
        types.put("run-held", RunEvent.RunHeld.class);
        types.put("run-resumed", RunEvent.RunResumed.class);
        types.put("run-scrubbed", RunEvent.RunScrubbed.class);
        types.put("run-completed", RunEvent.RunCompleted.class);
        types.put("steps-released", RunEvent.StepsReleased.class);
        types.put("steps-returned", RunEvent.StepsReturned.class);
        types.put("start-asked", RunEvent.StartAsked.class);
        types.put("start-withdrawn", RunEvent.StartWithdrawn.class);
        types.put("step-started", RunEvent.StepStarted.class);
        types.put("work-done", RunEvent.WorkDone.class);
        types.put("checking-opened", RunEvent.CheckingOpened.class);
        types.put("check-started", RunEvent.CheckStarted.class);
        types.put("checks-stopped", RunEvent.ChecksStopped.class);
        types.put("check-ended", RunEvent.CheckEnded.class);
        types.put("signing-opened", RunEvent.SigningOpened.class);
        types.put("step-signed", RunEvent.StepSigned.class);
        types.put("signing-refused", RunEvent.SigningRefused.class);
        types.put("signature-withdrawn", RunEvent.SignatureWithdrawn.class);
        types.put("vote-cast", RunEvent.VoteCast.class);
        types.put("poll-ended-no-go", RunEvent.PollEndedNoGo.class);
        types.put("step-failed", RunEvent.StepFailed.class);
        types.put("step-inconclusive", RunEvent.StepInconclusive.class);
        types.put("step-done", RunEvent.StepDone.class);
        types.put("steps-not-applicable", RunEvent.StepsNotApplicable.class);
        types.put("step-skipped", RunEvent.StepSkipped.class);
        types.put("step-unskipped", RunEvent.StepUnskipped.class);
        types.put("step-reopened", RunEvent.StepReopened.class);
        types.put("steps-outdated", RunEvent.StepsOutdated.class);
        types.put("steps-retried", RunEvent.StepsRetried.class);
        types.put("steps-due-again", RunEvent.StepsDueAgain.class);
        types.put("wait-begun", RunEvent.WaitBegun.class);
        types.put("form-filled", RunEvent.FormFilled.class);
        types.put("file-attached", RunEvent.FileAttached.class);
        types.put("entered-late", RunEvent.EnteredLate.class);
        types.put("question-answered", RunEvent.QuestionAnswered.class);
        types.put("deadline-passed", RunEvent.DeadlinePassed.class);
        types.put("contingency-opened", RunEvent.ContingencyOpened.class);
        types.put("contingency-closed", RunEvent.ContingencyClosed.class);
        types.put("contingency-ended", RunEvent.ContingencyEnded.class);
        types.put("role-given", RunEvent.RoleGiven.class);
        types.put("commented", RunEvent.Commented.class);
        types.put("run-registered", RegistryEvent.RunRegistered.class);
        types.put("run-ended", RegistryEvent.RunEnded.class);
        return Map.copyOf(types);
    }

    private static Map<Class<?>, String> names() {
        var names = new LinkedHashMap<Class<?>, String>();
        types().forEach((name, type) -> names.put(type, name));
        return Map.copyOf(names);
    }

    private static SimpleModule ids() {
        var module = new SimpleModule("ids");
        id(module, RunbookId.class, RunbookId::new);
        id(module, SourceName.class, SourceName::new);
        id(module, StepId.class, StepId::new);
        id(module, RoleName.class, RoleName::new);
        id(module, PersonId.class, PersonId::new);
        id(module, EnvironmentName.class, EnvironmentName::new);
        id(module, ContentHash.class, ContentHash::new);
        id(module, RunId.class, RunId::of);
        id(module, QuestionId.class, QuestionId::new);
        id(module, ContingencyId.class, ContingencyId::new);
        return module;
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> of) {
        module.addSerializer(type, new AsText<>());
        module.addKeySerializer(type, new AsKey<>());
        module.addDeserializer(type, new FromText<>(of));
        module.addKeyDeserializer(type, new FromKey(of));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Passed.class, name = "passed"),
        @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = Outcome.Inconclusive.class, name = "inconclusive")
    })
    private interface OutcomeForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Actor.Person.class, name = "person"),
        @JsonSubTypes.Type(value = Actor.Worker.class, name = "worker"),
        @JsonSubTypes.Type(value = Actor.Clock.class, name = "clock")
    })
    private interface ActorForm {}

    private static final class AsText<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
        }
    }

    private static final class AsKey<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeName(value.toString());
        }
    }

    private static final class FromText<T> extends ValueDeserializer<T> {
        private final Function<String, T> of;

        FromText(Function<String, T> of) {
            this.of = of;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return of.apply(in.getString());
        }
    }

    private static final class FromKey extends KeyDeserializer {
        private final Function<String, ?> of;

        FromKey(Function<String, ?> of) {
            this.of = of;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return of.apply(key);
        }
    }
}
