package dev.tminus.runbook.names;

/// Names a root of files; every environment binds it to a folder of its own.
public record FilesName(String value) implements BoundName, Name<FilesName> {

    public FilesName {
        Name.notBlank(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
