package dev.tminus.check;

/// A text that a regular expression may look at only while the check has time: over a long text
/// even a match that ends may take minutes.
record PatientText(String text, AttemptSources sources) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (sources.deadline().hasPassed() || sources.stop().isStopped()) {
            throw new OutOfTime();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new PatientText(text.substring(start, end), sources);
    }

    @Override
    public String toString() {
        return text;
    }

    static final class OutOfTime extends RuntimeException {}
}
