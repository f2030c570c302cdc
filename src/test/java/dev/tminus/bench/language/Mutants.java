package dev.tminus.bench.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/// Files with one to four changes each: three in eight cut and glued anywhere between their bytes,
/// the others changed word by word and line by line, which leaves many of them YAML.
final class Mutants {

    private final SplittableRandom random;
    private final List<Original> originals;
    private final ByWords words;
    private final ByBytes bytes;

    Mutants(long seed, List<Original> originals) {
        this.random = new SplittableRandom(seed);
        this.originals = originals;
        this.words = new ByWords(random, originals);
        this.bytes = new ByBytes(random, originals);
    }

    /// A changed file, to be read as what it was, and one time in eight as the other.
    record Mutant(String name, boolean workspace, byte[] content) {}

    Mutant next() {
        var original = originals.get(random.nextInt(originals.size()));
        int changes = 1 + random.nextInt(4);
        boolean workspace = original.workspace() != (random.nextInt(8) == 0);
        return new Mutant(original.name(), workspace, change(original, changes));
    }

    private byte[] change(Original original, int changes) {
        if (random.nextInt(8) < 5) {
            var text = original.text();
            for (int i = 0; i < changes; i++) {
                text = words.change(text);
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var content = original.content();
        for (int i = 0; i < changes; i++) {
            content = bytes.change(content);
        }
        return content;
    }
}
