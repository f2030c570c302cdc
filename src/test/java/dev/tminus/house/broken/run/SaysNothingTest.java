package dev.tminus.house.broken.run;

class SaysNothingTest {
    private final SeesBrowser through = new SeesBrowser();
}
