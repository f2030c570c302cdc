package dev.tminus.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the steps that a row says it comes after: by number, id, title or row, `3-5` for several.
/// What would make steps wait for each other is left out, and told.
final class ResolveNeeds {

    private static final int MOST_NEEDS = 100;
    private static final Pattern SEPARATORS =
            Pattern.compile("\\s*(?:[,;&+、，；]|\\band\\b|\\bund\\b|和)\\s*");
    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,6})\\s*(?:-|–|to|bis)\\s*(\\d{1,6})");
    private static final Pattern WORDS =
            Pattern.compile("^(?:steps?|tasks?|after|nr\\.?|no\\.?|schritte?|nach|步骤)\\s*");
    private static final Pattern NONE = Pattern.compile("none|nothing|-|–|—|n/a|keine|start|无");

    private final List<StepDraft> steps;
    private final Fates fates;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Integer>> waitsFor = new ArrayList<>();

    /// Numbers and titles that several rows have: nobody knows which of them is meant.
    private final Set<String> several = new HashSet<>();

    private ResolveNeeds(List<PhaseDraft> phases, Fates fates) {
        this.steps = phases.stream().flatMap(phase -> phase.steps.stream()).toList();
        this.fates = fates;
        for (int i = steps.size() - 1; i >= 0; i--) {
            refer(steps.get(i).title.toLowerCase(Locale.ROOT), i);
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            places.putIfAbsent(Slugs.slug(steps.get(i).title, "step"), i);
            places.put("row " + steps.get(i).row, i);
            places.put(steps.get(i).id, i);
        }
        var numbers = new HashSet<String>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            var number = steps.get(i).number;
            places.put(number, i);
            if (!number.isEmpty() && !numbers.add(number)) {
                several.add(number);
            }
        }
        places.remove("");
        order(phases);
    }

    static void resolve(List<PhaseDraft> phases, Fates fates) {
        var needs = new ResolveNeeds(phases, fates);
        needs.tellNumbers();
        for (int i = 0; i < needs.steps.size(); i++) {
            needs.resolve(i);
        }
        for (int i = 0; i < needs.steps.size(); i++) {
            needs.lookAhead(i);
        }
    }

    /// What each step waits for by its place in the list. After the steps come the ends of the
    /// phases, which wait for all of theirs.
    private void order(List<PhaseDraft> phases) {
        var ends = new ArrayList<List<Integer>>();
        int place = 0;
        for (var phase : phases) {
            var end = new ArrayList<Integer>();
            for (int i = 0; i < phase.steps.size(); i++, place++) {
                int before =
                        i > 0 ? place - 1 : ends.isEmpty() ? -1 : steps.size() + ends.size() - 1;
                waitsFor.add(before < 0 ? List.of() : List.of(before));
                end.add(place);
            }
            ends.add(end);
        }
        waitsFor.addAll(ends);
    }

    /// The steps before this one; those after it only once the others are known.
    private void resolve(int place) {
        var step = steps.get(place);
        if (step.needsSaid.isEmpty()) {
            return;
        }
        if (isNone(step)) {
            step.needs = List.of();
            waitsFor.set(place, List.of());
            return;
        }
        var before = new LinkedHashSet<Integer>();
        for (int other : references(step)) {
            if (other < place) {
                before.add(other);
            }
        }
        if (!before.isEmpty()) {
            waitsFor.set(place, List.copyOf(before));
            step.needs = ids(before);
        }
    }

    /// A word for nothing, where no step is called so.
    private boolean isNone(StepDraft step) {
        var word = step.needsSaid.toLowerCase(Locale.ROOT);
        return NONE.matcher(word).matches() && !places.containsKey(word);
    }

    private void lookAhead(int place) {
        var step = steps.get(place);
        if (step.needsSaid.isEmpty() || isNone(step)) {
            return;
        }
        var all = references(step);
        var kept = new LinkedHashSet<Integer>();
        for (int other : all) {
            if (other < place || (other > place && !reaches(other, place))) {
                kept.add(other);
            } else {
                refuse(step, "waits for `%s`, which waits for it".formatted(steps.get(other).id));
            }
        }
        if (!kept.isEmpty()) {
            waitsFor.set(place, List.copyOf(kept));
            step.needs = ids(kept);
        }
        var unknown = unknown(step);
        if (!unknown.isEmpty()) {
            refuse(
                    step,
                    "comes after `%s`, which is %s of the checklist"
                            .formatted(
                                    Texts.brief(String.join(", ", unknown)),
                                    unknown.stream()
                                                    .map(ReadRow::reference)
                                                    .anyMatch(several::contains)
                                            ? "several steps"
                                            : "no step"));
        } else if (all.size() > MOST_NEEDS) {
            refuse(step, "comes after more than %d steps".formatted(MOST_NEEDS));
        }
    }

    private void refer(String title, int place) {
        if (places.put(title, place) != null) {
            several.add(title);
        }
    }

    private void tellNumbers() {
        var seen = new HashSet<String>();
        for (var step : steps) {
            if (!step.number.isEmpty() && !seen.add(step.number)) {
                fates.attention(
                        step.row,
                        "has the number `%s` of an earlier row; give each a number of its own"
                                .formatted(Texts.brief(step.number)));
            }
        }
    }

    private void refuse(StepDraft step, String why) {
        fates.unplaced(step.row, why + "; kept as a comment");
        var comment = step.needsColumn + ": " + step.needsSaid;
        if (!step.comments.contains(comment)) {
            step.comments.add(comment);
        }
    }

    private List<String> ids(Iterable<Integer> found) {
        var ids = new ArrayList<String>();
        found.forEach(place -> ids.add(steps.get(place).id));
        return ids;
    }

    private List<Integer> references(StepDraft step) {
        var found = new LinkedHashSet<Integer>();
        for (var token : tokens(step)) {
            found.addAll(places(token));
            if (found.size() > MOST_NEEDS) {
                return found.stream().limit(MOST_NEEDS + 1L).toList();
            }
        }
        return List.copyOf(found);
    }

    private List<String> unknown(StepDraft step) {
        return tokens(step).stream().filter(token -> places(token).isEmpty()).toList();
    }

    /// The parts of the cell; a cell that is a title as a whole is one.
    private List<String> tokens(StepDraft step) {
        if (place(step.needsSaid) != null) {
            return List.of(step.needsSaid);
        }
        return SEPARATORS.splitAsStream(step.needsSaid).filter(token -> !token.isBlank()).toList();
    }

    private List<Integer> places(String token) {
        var place = place(token);
        if (place != null) {
            return List.of(place);
        }
        var range = RANGE.matcher(token.toLowerCase(Locale.ROOT).strip());
        if (!range.matches()) {
            return List.of();
        }
        var from = place(range.group(1));
        var to = place(range.group(2));
        if (from == null || to == null || from > to || to - from > MOST_NEEDS) {
            return List.of();
        }
        return java.util.stream.IntStream.rangeClosed(from, to).boxed().toList();
    }

    private @Nullable Integer place(String token) {
        var plain = ReadRow.reference(token);
        var number = WORDS.matcher(plain).replaceFirst("");
        if (several.contains(plain) || several.contains(number)) {
            return null;
        }
        var place = places.get(plain);
        return place != null ? place : places.get(number);
    }

    /// Whether a step waits for another, however indirectly.
    private boolean reaches(int from, int to) {
        var seen = new BitSet(waitsFor.size());
        var open = new ArrayDeque<Integer>();
        open.push(from);
        seen.set(from);
        while (!open.isEmpty()) {
            for (int next : waitsFor.get(open.pop())) {
                if (next == to) {
                    return true;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    open.push(next);
                }
            }
        }
        return false;
    }
}
