package dev.tminus.demo;

import dev.tminus.runbook.names.EnvironmentName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The environments of the bundled workspace, each with a Field and an HQ of its own.
enum SampleEnvironment {
    QA(SampleDatabase.FIELD_QA, SampleDatabase.HQ_QA),
    PRODUCTION(SampleDatabase.FIELD_PRODUCTION, SampleDatabase.HQ_PRODUCTION);

    private final SampleDatabase field;
    private final SampleDatabase hq;

    SampleEnvironment(SampleDatabase field, SampleDatabase hq) {
        this.field = field;
        this.hq = hq;
    }

    SampleDatabase field() {
        return field;
    }

    SampleDatabase hq() {
        return hq;
    }

    /// As the workspace calls it.
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SampleEnvironment> named(EnvironmentName name) {
        return Arrays.stream(values()).filter(one -> one.title().equals(name.value())).findFirst();
    }
}
