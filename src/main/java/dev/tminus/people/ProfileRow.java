package dev.tminus.people;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/// A [Profile] as it is kept.
///
/// @param person id of the person in the workspace
record ProfileRow(
        @Id String person,
        @Version @Nullable Long version,
        @Nullable String zone,
        @Nullable String language,
        @Nullable String scheme,
        boolean singleKeys,
        boolean guideDismissed) {

    ProfileRow with(Profile now) {
        var chosen = now.zone();
        return new ProfileRow(
                person,
                version,
                chosen == null ? null : chosen.getId(),
                now.language(),
                now.scheme(),
                now.singleKeys(),
                now.guideDismissed());
    }
}
