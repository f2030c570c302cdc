package dev.tminus.ledger.journal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings events that an earlier version of tminus wrote up to what this version reads; each adds
/// what was not known then and changes nothing else.
final class Upcast {

    private Upcast() {}

    static JsonNode event(Envelope entry) {
        if (entry.event() instanceof ObjectNode event) {
            if (entry.version() == 1) {
                first(entry.type(), event);
            }
            if (entry.version() <= 2 && entry.type().equals("run-planned")) {
                event.putObject("inputs");
                event.putObject("answers");
            }
        }
        return entry.event();
    }

    private static void first(String type, ObjectNode event) {
        switch (type) {
            case "run-planned" -> event.putObject("sources");
            case "check-started" -> event.set("series", event.get("attempt"));
            case "check-ended" -> {
                if (event.get("outcome") instanceof ObjectNode outcome) {
                    outcome.putArray("evidence");
                }
            }
            default -> {
                // All other types are as they were.
            }
        }
    }
}
