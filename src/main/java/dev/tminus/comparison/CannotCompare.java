package dev.tminus.comparison;

/// The sides hold something that cannot be compared; the message is one sentence for people, names
/// the side and holds no value of a row.
public final class CannotCompare extends Exception {

    public CannotCompare(String sentence) {
        super(sentence);
    }
}
