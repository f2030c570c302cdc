package dev.tminus.house.broken.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.annotation.Scheduled;

class StartsThreads {
    ExecutorService pool() {
        return Executors.newSingleThreadExecutor();
    }

    Thread virtual() {
        return Thread.ofVirtual().unstarted(() -> {});
    }

    CompletableFuture<Void> future() {
        return CompletableFuture.runAsync(() -> {});
    }

    @Scheduled(fixedDelay = 1)
    void scheduled() {}
}
