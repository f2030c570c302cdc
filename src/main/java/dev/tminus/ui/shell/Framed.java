package dev.tminus.ui.shell;

/// A page that tells its frame what it needs, each time it was navigated to.
public interface Framed {

    Frame frame();
}
