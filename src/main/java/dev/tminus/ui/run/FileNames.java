package dev.tminus.ui.run;

import java.text.Normalizer;

/// Makes names of files that came from somewhere else safe to keep and to show.
final class FileNames {

    /// Longest name, in characters.
    static final int LONGEST = 120;

    private FileNames() {}

    /// The last part of a path, of letters, digits, marks, spaces and `._-()` only: no folder, no
    /// control or direction mark, no hidden file. Its ending survives where it is cut.
    static String safe(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain =
                Normalizer.normalize(last, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cf}]", "")
                        .replaceAll("[^\\p{L}\\p{M}\\p{N} ._()-]", "-")
                        .replaceAll("\\s+", " ")
                        .replaceAll("^[. ]+|[. ]+$", "");
        return plain.isEmpty() ? "file" : cut(plain);
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + ending;
    }
}
