package dev.tminus.ui.parts;

/// How a state looks: icon, colour and word always together.
///
/// @param icon name of an icon in `icons.css`
public record StateStyle(String icon, Tone tone, String word) {

    public StateStyle saying(String other) {
        return new StateStyle(icon, tone, other);
    }
}
