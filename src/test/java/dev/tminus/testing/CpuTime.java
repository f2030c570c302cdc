package dev.tminus.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Time that the calling thread itself has worked: what else the machine does leaves it unchanged.
public final class CpuTime {

    private CpuTime() {}

    public static Duration ofThisThread() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}
