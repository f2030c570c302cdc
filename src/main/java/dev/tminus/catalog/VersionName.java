package dev.tminus.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/// How a version of a file is named in addresses: `now`, `3f9c1ab` or `v3f9c1ab`.
public sealed interface VersionName {

    /// The file as it lies in the folder.
    record Now() implements VersionName {

        @Override
        public String toString() {
            return "now";
        }
    }

    /// The file in a commit.
    ///
    /// @param id at least its first seven hex digits
    record InCommit(String id) implements VersionName {

        @Override
        public String toString() {
            return id;
        }
    }

    /// What the server has kept, by content hash.
    ///
    /// @param hash at least its first seven hex digits
    record InStore(String hash) implements VersionName {

        @Override
        public String toString() {
            return "v" + hash;
        }
    }

    Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    Pattern STORED = Pattern.compile("v[0-9a-f]{7,64}");

    /// Empty for what is no name of a version.
    static Optional<VersionName> of(String written) {
        if (written.equals("now")) {
            return Optional.of(new Now());
        }
        if (COMMIT.matcher(written).matches()) {
            return Optional.of(new InCommit(written));
        }
        return STORED.matcher(written).matches()
                ? Optional.of(new InStore(written.substring(1)))
                : Optional.empty();
    }
}
