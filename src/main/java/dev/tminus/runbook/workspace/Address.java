package dev.tminus.runbook.workspace;

import java.util.Map;

/// How to reach an HTTP service, as the workspace writes it: `${…}` references are resolved only
/// when it is asked.
///
/// @param url begins with `http://` or `https://`
/// @param headers sent with every request, by name
/// @param existsLater whether it need not answer at planning
public record Address(String url, Map<String, String> headers, boolean existsLater) {

    /// An address that needs no headers and answers now.
    public Address(String url) {
        this(url, Map.of(), false);
    }
}
