package dev.tminus.house.broken.run;

import java.util.concurrent.TimeUnit;

class Sleeps {
    void inThread() throws InterruptedException {
        Thread.sleep(1);
    }

    void inTimeUnit() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
    }
}
