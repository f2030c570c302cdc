package dev.tminus.runbook;

/// Names a data source; every environment binds it to a server of its own.
public record FilesName(String value) implements Comparable<FilesName> {

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
