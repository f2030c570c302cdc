package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which column holds what, by the names in the header row.
///
/// @param line index of the header in the lines of the table
/// @param names of all columns, as written in one line
/// @param places columns by what they hold; only instructions may have several
record Columns(int line, List<String> names, Map<Meaning, List<Integer>> places) {

    /// Rows in which the header is looked for.
    private static final int LOOKED_AT = 30;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LOOKED_AT = 200;
    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\[[^]]*]|（[^）]*）");
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}#%]+");

    /// The end of a step, and what happened to it, are no plan.
    private static final Pattern NOT_PLANNED =
            Pattern.compile("(^| )(actual|end|ends|finish|ende|endzeit|ist|until|bis)( |$)|实际|结束");

    /// Columns of a list of people, which no step has.
    private static final Set<String> OF_CONTACTS =
            Set.of(
                    "name",
                    "contact",
                    "phone",
                    "phone number",
                    "telephone",
                    "tel",
                    "mobile",
                    "cell",
                    "e mail",
                    "email",
                    "slack",
                    "pager",
                    "telefon",
                    "handy",
                    "姓名",
                    "联系人",
                    "电话",
                    "手机",
                    "邮箱");

    Columns {
        names = List.copyOf(names);
        places = Map.copyOf(places);
    }

    /// The header among the first rows: one of nothing but names of columns, else that with the
    /// most.
    static Optional<Columns> find(List<Table.Line> lines) {
        Columns best = null;
        int most = 0;
        int looked = 0;
        for (int i = 0; i < lines.size() && looked < LOOKED_AT; i++) {
            var cells = lines.get(i).cells();
            looked += lines.get(i).isEmpty() ? 0 : 1;
            int fitness = fitness(cells);
            if (fitness > most) {
                most = fitness;
                best = of(i, cells);
            }
            if (isHeader(cells)) {
                return Optional.of(of(i, cells));
            }
        }
        return Optional.ofNullable(best);
    }

    /// How much a row looks like a header, 0 for not at all: columns with a usual name count, those
    /// with exactly that name more; one must hold the steps.
    static int fitness(List<String> cells) {
        var places = of(0, cells).places();
        if (!places.containsKey(Meaning.TITLE)) {
            return 0;
        }
        int exact = (int) cells.stream().filter(cell -> exact(normal(cell)) != null).count();
        int named = places.values().stream().mapToInt(Collection::size).sum();
        return exact == 0 ? 0 : exact * 2 + named;
    }

    /// The first column with this meaning, -1 for none.
    int column(Meaning meaning) {
        return places.getOrDefault(meaning, List.of(-1)).getFirst();
    }

    boolean has(Meaning meaning) {
        return places.containsKey(meaning);
    }

    String text(Table.Line line, Meaning meaning) {
        return line.cell(column(meaning));
    }

    /// Its day and time, with the name of the column that may tell their zone.
    ReadTime.TimeCell said(Table.Line line) {
        var clock = Texts.line(Texts.clean(text(line, Meaning.AT)));
        var day = Texts.line(Texts.clean(text(line, Meaning.DAY)));
        var zoned = name(column(has(Meaning.AT) ? Meaning.AT : Meaning.DAY));
        return new ReadTime.TimeCell(day.isEmpty() ? clock : (day + " " + clock).strip(), zoned);
    }

    /// Its name, or its letter; empty where there is no such column.
    String name(int column) {
        if (column < 0) {
            return "";
        }
        var name = column < names.size() ? names.get(column) : "";
        return name.isEmpty() ? "column " + letters(column) : name;
    }

    /// What the column holds, null for what only the checklist knows.
    @Nullable Meaning meaning(int column) {
        for (var place : places.entrySet()) {
            if (place.getValue().contains(column)) {
                return place.getKey();
            }
        }
        return null;
    }

    /// `AB` for 27, as spreadsheets call columns.
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    static List<String> names(List<String> cells) {
        return cells.stream().map(cell -> Texts.line(Texts.clean(cell))).toList();
    }

    /// Whether all that a row holds is names of columns, one of the steps among them.
    static boolean isHeader(List<String> cells) {
        var names = filled(cells);
        return fitness(cells) > 0
                && exacts(names) > 1
                && names.stream()
                        .allMatch(name ->
                                exact(normal(name)) != null
                                        || within(name) != null
                                        || NOT_PLANNED.matcher(normal(name)).find());
    }

    /// Whether a row is the header of something else, such as a list of people.
    static boolean isHeaderOfOthers(List<String> cells) {
        var names = filled(cells);
        long known = exacts(names) + names.stream().filter(Columns::isOfContacts).count();
        return known > 1 && known * 2 > names.size();
    }

    private static boolean isOfContacts(String name) {
        return OF_CONTACTS.contains(normal(name));
    }

    private static List<String> filled(List<String> cells) {
        return names(cells).stream().filter(name -> !name.isEmpty()).toList();
    }

    /// Meanings whose usual names stand in a row, exactly.
    private static long exacts(List<String> names) {
        return names.stream()
                .map(name -> exact(normal(name)))
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static Columns of(int line, List<String> cells) {
        var names = names(cells);
        var places = new EnumMap<Meaning, List<Integer>>(Meaning.class);
        for (int i = 0; i < names.size(); i++) {
            put(exact(normal(names.get(i))), i, places);
        }
        for (int i = 0; i < names.size(); i++) {
            if (exact(normal(names.get(i))) == null) {
                put(within(names.get(i)), i, places);
            }
        }
        var notes = places.get(Meaning.NOTES);
        if (!places.containsKey(Meaning.TITLE) && notes != null) {
            places.put(Meaning.TITLE, List.of(notes.removeFirst()));
            if (notes.isEmpty()) {
                places.remove(Meaning.NOTES);
            }
        }
        return new Columns(line, names, places);
    }

    private static void put(
            @Nullable Meaning meaning, int column, Map<Meaning, List<Integer>> places) {
        if (meaning != null && (meaning == Meaning.NOTES || !places.containsKey(meaning))) {
            places.computeIfAbsent(meaning, _ -> new ArrayList<>()).add(column);
        }
    }

    private static String normal(String name) {
        if (name.length() > LONGEST_LOOKED_AT) {
            return "";
        }
        var plain = ASIDE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return MARKS.matcher(plain).replaceAll(" ").strip();
    }

    private static @Nullable Meaning exact(String normal) {
        for (var meaning : Meaning.values()) {
            if (meaning.words().contains(normal)) {
                return meaning;
            }
        }
        return null;
    }

    /// By the longest usual word in the name: "Planned start (UTC)" is a start.
    private static @Nullable Meaning within(String name) {
        var normal = " " + normal(name) + " ";
        if (name.length() > LONGEST_NAME || NOT_PLANNED.matcher(normal.strip()).find()) {
            return null;
        }
        Meaning best = null;
        int longest = 0;
        for (var meaning : Meaning.values()) {
            if (meaning.isOnlyExact()) {
                continue;
            }
            for (var word : meaning.words()) {
                boolean letters = word.codePointAt(0) >= 0x2E80;
                boolean fits = letters ? normal.contains(word) : normal.contains(" " + word + " ");
                if (fits && word.length() > longest) {
                    best = meaning;
                    longest = word.length();
                }
            }
        }
        return best;
    }
}
