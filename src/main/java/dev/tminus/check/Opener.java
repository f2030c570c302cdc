package dev.tminus.check;

import dev.tminus.runbook.SourceName;
import dev.tminus.source.Access;
import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;

/// Opens the sources of one attempt.
record Opener(Sources sources, Access access, Deadline deadline, Stop stop) {

    OpenSource open(SourceName name) throws NoAnswer {
        return sources.open(name, access, deadline, stop);
    }

    /// The same, ended by another signal.
    Opener with(Stop otherStop) {
        return new Opener(sources, access, deadline, otherStop);
    }

    /// `field in qa`.
    String place(SourceName name) {
        return name + " in " + access.environment().name();
    }
}
