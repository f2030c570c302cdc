package dev.tminus.house.broken.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Disabled;

class Skips {
    @Disabled
    void disabled() {}

    void assumes() {
        assumeTrue(false);
    }
}
