package dev.tminus.change;

/// Where two texts differ, with a little of what stands around it.
final class Passage {

    private static final int LONG = 60;
    private static final int AROUND = 20;
    private static final int MOST = 100;

    private Passage() {}

    /// Whether at least one of them is too long to be shown whole beside the other.
    static boolean isLong(String old, String now) {
        return !old.isEmpty()
                && !now.isEmpty()
                && (old.length() > LONG
                        || now.length() > LONG
                        || old.contains("\n")
                        || now.contains("\n"));
    }

    /// `` `…the old passage…` became `…the new one…`. ``
    static String between(String old, String now) {
        int shorter = Math.min(old.length(), now.length());
        int from = 0;
        while (from < shorter && old.charAt(from) == now.charAt(from)) {
            from++;
        }
        int after = 0;
        while (after < shorter - from
                && old.charAt(old.length() - 1 - after) == now.charAt(now.length() - 1 - after)) {
            after++;
        }
        return "%s became %s."
                .formatted(
                        part(old, from, old.length() - after),
                        part(now, from, now.length() - after));
    }

    private static String part(String text, int from, int to) {
        if (text.isEmpty()) {
            return "nothing";
        }
        int begin = wordBefore(text, from);
        int end = wordAfter(text, Math.min(to, from + MOST));
        var shown = text.substring(begin, end).replaceAll("\\s*\\n\\s*", " ↵ ");
        return "`%s%s%s`".formatted(begin > 0 ? "…" : "", shown, end < text.length() ? "…" : "");
    }

    /// Begins with a whole word.
    private static int wordBefore(String text, int at) {
        int begin = Math.max(0, at - AROUND);
        if (begin == 0) {
            return 0;
        }
        int space = text.indexOf(' ', begin);
        return space >= 0 && space < at ? space + 1 : wholeLetter(text, begin);
    }

    private static int wordAfter(String text, int at) {
        int end = Math.min(text.length(), at + AROUND);
        if (end == text.length()) {
            return end;
        }
        int space = text.lastIndexOf(' ', end);
        return space > at ? space : wholeLetter(text, end);
    }

    /// Not between the two halves of a letter beyond the basic plane.
    private static int wholeLetter(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
