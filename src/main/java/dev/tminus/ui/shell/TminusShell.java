package dev.tminus.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/// What every page loads: the theme, our tokens and styles, and a live connection.
@Push
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/tokens.css")
@StyleSheet("assets/icons.css")
@StyleSheet("assets/base.css")
@StyleSheet("assets/vaadin.css")
@StyleSheet("assets/markup.css")
@StyleSheet("assets/shell.css")
@StyleSheet("assets/home.css")
@StyleSheet("assets/run.css")
@StyleSheet("assets/check.css")
@StyleSheet("assets/runbooks.css")
@StyleSheet("assets/planning.css")
public class TminusShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addMetaTag("color-scheme", "light dark");
        settings.addFavIcon("icon", "assets/icon.svg", "any");
    }
}
