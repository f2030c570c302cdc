package dev.tminus.house.broken.cli;

class AllowedPrint {
    void out() {
        System.out.println("done");
    }
}
