package dev.tminus.catalog;

import dev.tminus.language.Locations;
import dev.tminus.language.Locations.Part;
import dev.tminus.language.problems.Place;
import dev.tminus.runbook.Runbook;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where the parts of a runbook file begin, and which of them a place is in.
final class Spots {

    private final Locations locations;
    private final Map<Spot, Integer> lines = new HashMap<>();
    private final Map<Part, TreeMap<Integer, Spot>> byLine = new EnumMap<>(Part.class);

    Spots(Runbook runbook, Locations locations) {
        this.locations = locations;
        add(Part.STEP, runbook.allSteps().map(step -> step.id().value()));
        add(Part.PHASE, runbook.phases().stream().map(phase -> phase.id().value()));
        add(Part.CONTINGENCY, runbook.contingencies().stream().map(one -> one.id().value()));
        add(Part.INPUT, runbook.inputs().stream().map(input -> input.name()));
        add(Part.QUESTION, runbook.questions().stream().map(question -> question.id().value()));
    }

    /// First line of each part, from 1.
    Map<Spot, Integer> lines() {
        return lines;
    }

    /// The innermost part that a place is in.
    Optional<Spot> of(Place place) {
        return Stream.of(Part.STEP, Part.PHASE, Part.CONTINGENCY, Part.INPUT, Part.QUESTION)
                .flatMap(part -> last(part, place).stream())
                .findFirst();
    }

    /// Parts of one kind follow one another, so it can only be the last that has begun.
    private Optional<Spot> last(Part part, Place place) {
        var begun = byLine.getOrDefault(part, new TreeMap<>()).floorEntry(place.line());
        return begun != null && locations.isWithin(part, begun.getValue().id(), place)
                ? Optional.of(begun.getValue())
                : Optional.empty();
    }

    private void add(Part part, Stream<String> ids) {
        ids.forEach(id -> {
            var spot = new Spot(part, id);
            var line = locations.of(part, id).line();
            lines.put(spot, line);
            byLine.computeIfAbsent(part, _ -> new TreeMap<>()).put(line, spot);
        });
    }
}
