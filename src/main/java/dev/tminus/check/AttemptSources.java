package dev.tminus.check;

import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.source.Access;
import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.OpenSource;
import dev.tminus.source.Rows;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import dev.tminus.source.files.CsvFiles;
import java.nio.file.Path;

/// Opens the sources of one attempt.
///
/// @param temporary where files may be put that live as long as the attempt
record AttemptSources(
        Sources sources, Access access, Deadline deadline, Stop stop, Path temporary) {

    OpenSource open(SourceName name) throws NoAnswer {
        return sources.open(name, access, deadline, stop);
    }

    /// Opens a file, whose values are all text.
    Rows open(Side.Csv file) throws NoAnswer {
        return CsvFiles.open(file, access, sources.folders(), deadline, stop);
    }

    /// The same, ended by another signal.
    AttemptSources with(Stop otherStop) {
        return new AttemptSources(sources, access, deadline, otherStop, temporary);
    }

    /// `File logs:users.csv in qa`.
    String place(Side.Csv file) {
        return "File " + file.name() + " in " + access.environment().name();
    }

    /// Does nothing while somebody waits for the check.
    void goesOn(String what) throws NoAnswer {
        CsvFiles.goesOn(what, deadline, stop);
    }

    /// `field in qa`.
    String place(SourceName name) {
        return name + " in " + access.environment().name();
    }
}
