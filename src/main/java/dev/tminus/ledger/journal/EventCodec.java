package dev.tminus.ledger.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunId;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Writes journal entries as bytes and reads them back; an old version is brought up to date on
/// reading.
final class EventCodec {

    private final JsonMapper json =
            JsonMapper.builder()
                    .addModule(ids())
                    .addMixIn(Outcome.class, OutcomeForm.class)
                    .addMixIn(Actor.class, ActorForm.class)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    byte[] write(Line line) {
        var name = EventTypes.name(line.event());
        return json.writeValueAsBytes(
                new Envelope(
                        line.stream(),
                        line.seq(),
                        name,
                        EventTypes.version(name),
                        line.at(),
                        line.clock(),
                        line.actor(),
                        line.command().value(),
                        json.valueToTree(line.event())));
    }

    /// The entry as it was written.
    ///
    /// @throws JournalUnreadable where this version of tminus does not know what it says
    Line read(byte[] entry) {
        try {
            var envelope = envelope(entry);
            var type = EventTypes.type(envelope.type());
            if (type == null
                    || envelope.version() < 1
                    || envelope.version() > EventTypes.version(envelope.type())) {
                throw new JournalUnreadable(
                        "Entry %d of %s is a \"%s\" of version %d, which this version of tminus cannot read."
                                .formatted(
                                        envelope.seq(),
                                        envelope.stream(),
                                        envelope.type(),
                                        envelope.version()));
            }
            return new Line(
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
