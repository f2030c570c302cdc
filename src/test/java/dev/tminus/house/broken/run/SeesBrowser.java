package dev.tminus.house.broken.run;

import dev.tminus.house.broken.testing.Chromium;

class SeesBrowser {
    private final Chromium browser = new Chromium();
}
