package dev.tminus.runbook;

import java.time.Duration;

/// Asks one source for one value and holds it against an expectation.
public record SqlCheck(CheckId id, String title, Duration timeout, Side side, Expectation expect)
        implements CheckSpec {}
