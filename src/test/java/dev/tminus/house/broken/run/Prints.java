package dev.tminus.house.broken.run;

class Prints {
    void out() {
        System.out.println("out");
    }

    void err() {
        System.err.println("err");
    }

    void trace(Exception e) {
        e.printStackTrace();
    }
}
