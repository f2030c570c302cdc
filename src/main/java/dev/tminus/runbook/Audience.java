package dev.tminus.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who gets an announcement: mail addresses, a webhook, or both.
public record Audience(List<String> mail, @Nullable Address webhook) {

    public Audience {
        mail = List.copyOf(mail);
    }
}
