package dev.tminus.ui.profile;

import com.vaadin.flow.server.VaadinService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The languages that the screens speak: English, and one for each
/// `vaadin-i18n/translations_….properties` beside the English texts.
final class Languages {

    /// Where the bare name of the language does not say which way of writing it is.
    private static final Map<String, String> OWN_NAMES =
            Map.of("zh", "简体中文", "zh-TW", "繁體中文", "en", "English");

    private Languages() {}

    static List<Locale> offered() {
        var provider = VaadinService.getCurrent().getInstantiator().getI18NProvider();
        var others = provider == null ? List.<Locale>of() : provider.getProvidedLocales();
        return offered(others);
    }

    static List<Locale> offered(List<Locale> provided) {
        return Stream.concat(
                        Stream.of(Locale.ENGLISH),
                        provided.stream()
                                .filter(one -> !one.getLanguage().isEmpty())
                                .filter(one -> !one.equals(Locale.ENGLISH)))
                .distinct()
                .toList();
    }

    /// As its own speakers call it.
    static String name(Locale language) {
        return OWN_NAMES.getOrDefault(language.toLanguageTag(), language.getDisplayName(language));
    }
}
