package dev.tminus.runbook.workspace;

import java.util.List;

/// Who gets an announcement: mail addresses, webhooks, or both.
public record Audience(List<String> mail, List<Address> webhooks) {

    public Audience {
        mail = List.copyOf(mail);
        webhooks = List.copyOf(webhooks);
    }
}
