package dev.tminus.house.broken.run;

import dev.tminus.testing.Slow;

@Slow
class AllowedSlowTest {
    private final SeesBrowser through = new SeesBrowser();
}
