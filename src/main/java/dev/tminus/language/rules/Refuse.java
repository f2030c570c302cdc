package dev.tminus.language.rules;

import dev.tminus.language.yaml.Code;
import java.util.function.Supplier;

/// Says what is wrong with a name where it stands in a text.
interface Refuse {
    void refuse(Code code, String message, Supplier<String> suggestion);
}
