package dev.tminus.run;

import java.nio.file.Path;

/// Another process has the ledger of this folder open.
public final class HomeInUse extends RuntimeException {

    private final transient Path home;

    public HomeInUse(Path home, Throwable cause) {
        super("Another tminus works on " + home + ".", cause);
        this.home = home;
    }

    public Path home() {
        return home;
    }
}
