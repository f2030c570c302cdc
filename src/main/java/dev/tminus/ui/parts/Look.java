package dev.tminus.ui.parts;

/// How a state looks: icon, colour and word always together.
///
/// @param icon name of an icon in `icons.css`
public record Look(String icon, Tone tone, String word) {

    public Look saying(String other) {
        return new Look(icon, tone, other);
    }
}
