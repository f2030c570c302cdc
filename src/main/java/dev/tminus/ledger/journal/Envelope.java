package dev.tminus.ledger.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tminus.run.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
