package dev.tminus.demo;

import java.util.List;

/// The databases of the sample landscape: the two systems in the two environments.
enum SampleDatabase {
    FIELD_QA("field-qa", true, 1_204, 7),
    HQ_QA("hq-qa", false, 1_204, 7),
    FIELD_PRODUCTION("field-production", true, 4_812, 11),
    HQ_PRODUCTION("hq-production", false, 4_812, 11);

    private final String fileName;
    private final boolean field;
    private final int users;
    private final long seed;

    SampleDatabase(String fileName, boolean field, int users, long seed) {
        this.fileName = fileName;
        this.field = field;
        this.users = users;
        this.seed = seed;
    }

    /// Also its name behind the port, as in `jdbc:h2:tcp://127.0.0.1:port/field-qa`.
    String fileName() {
        return fileName;
    }

    boolean isField() {
        return field;
    }

    /// What the database is about: the same for both systems of an environment.
    Population population() {
        return Population.of(seed, users);
    }

    static SampleDatabase named(String name) {
        return List.of(values()).stream()
                .filter(database -> database.fileName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No sample database " + name));
    }
}
