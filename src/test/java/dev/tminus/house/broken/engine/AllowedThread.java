package dev.tminus.house.broken.engine;

class AllowedThread {
    Thread virtual() {
        return Thread.ofVirtual().unstarted(() -> {});
    }
}
