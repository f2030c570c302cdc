package dev.tminus.runbook;

import dev.tminus.runbook.names.AudienceName;
import java.util.List;

/// A step that tells people outside the release; in a rehearsal only the rehearsal sink hears it.
///
/// @param subject empty where the channel has none
public record AnnounceStep(
        StepBasics basics, List<AudienceName> to, Channel channel, String subject, String body)
        implements Step {

    public AnnounceStep {
        to = List.copyOf(to);
    }

    @Override
    public boolean heldByTime() {
        return !basics.early();
    }

    /// How they are reached.
    public enum Channel {
        MAIL,
        WEBHOOK
    }
}
