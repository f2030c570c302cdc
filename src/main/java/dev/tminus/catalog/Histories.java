package dev.tminus.catalog;

/// The past of the files of the workspace folder. Reading it may take some seconds.
public interface Histories {

    /// The versions of a file that is or was directly in the folder.
    History of(String file);

    /// A version of a runbook file.
    OldVersion read(String file, VersionName version);
}
