package dev.tminus.model;

/// What somebody says to a run.
///
/// @param who a person, [#WORKER] or [#CLOCK]
/// @param verb one of [PaperRun#VERBS]
/// @param step empty for the run as a whole
/// @param role in which one signs or votes
/// @param text reason or comment; of a result `passed 3`, `failed 3` or `inconclusive`; of a
///   signature the content that was read
/// @param use of a check
/// @param number of the attempt that a result is of
/// @param minute when, after T-0
public record PaperCommand(
        String who,
        String verb,
        String step,
        String role,
        String text,
        String use,
        int number,
        int minute) {

    public static final String WORKER = "worker";
    public static final String CLOCK = "clock";

    public PaperCommand reading(String content) {
        return new PaperCommand(who, verb, step, role, content, use, number, minute);
    }

    @Override
    public String toString() {
        return "%4d min  %s: %s %s %s %s %s %d"
                .formatted(
                        minute,
                        who,
                        verb,
                        step,
                        role,
                        text.length() > 40 ? text.length() + " characters" : "\"" + text + "\"",
                        use,
                        number);
    }
}
