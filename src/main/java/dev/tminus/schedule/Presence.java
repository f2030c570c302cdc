package dev.tminus.schedule;

/// What can be expected of a team at some time.
public enum Presence {
    /// Within its working hours, and no holiday.
    AT_WORK,
    /// Awake, but not at work.
    AWAKE,
    /// Between 23:00 and 07:00 there.
    ASLEEP
}
