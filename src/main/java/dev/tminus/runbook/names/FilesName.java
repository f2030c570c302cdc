package dev.tminus.runbook.names;

/// Names a root of files; every environment binds it to a folder of its own.
public record FilesName(String value) implements BoundName, Comparable<FilesName> {

    public FilesName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("FilesName is blank");
        }
    }

    @Override
    public int compareTo(FilesName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
