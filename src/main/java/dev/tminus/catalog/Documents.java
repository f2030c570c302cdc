package dev.tminus.catalog;

import dev.tminus.runbook.names.ContentHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Every version of every file that was ever fit to be planned with, by content hash.
@Component
class Documents {

    private final JdbcTemplate jdbc;
    private final InstantSource time;

    Documents(JdbcTemplate jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /// What a document is.
    enum Kind {
        RUNBOOK,
        WORKSPACE
    }

    /// A file's content under the name that it had when it was kept.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Document(String file, byte[] content) {

        /// Read from the row of a version.
        ///
        /// @throws ChangedVersion where the content is another
        private static Document of(ResultSet row) throws SQLException {
            var version = new ContentHash(row.getString("hash"));
            var document = new Document(row.getString("file"), row.getBytes("content"));
            if (!ContentHash.of(document.content()).equals(version)) {
                throw new ChangedVersion(version, document.file());
            }
            return document;
        }
    }

    /// The version of that hash.
    ///
    /// @throws ChangedVersion where its content is not what its hash says
    @Transactional(readOnly = true, noRollbackFor = ChangedVersion.class)
    public Optional<Document> find(ContentHash version) {
        return jdbc
                .query(
                        "select hash, file, content from document where hash = ?",
                        (row, _) -> Document.of(row),
                        version.hex())
                .stream()
                .findFirst();
    }

    /// A sentence for every version whose content is not what its hash says.
    @Transactional(readOnly = true)
    public List<String> flaws() {
        return jdbc
                .query(
                        "select hash from document order by kept_at, hash",
                        (row, _) -> new ContentHash(row.getString(1)))
                .stream()
                .flatMap(version -> flaw(version).stream())
                .toList();
    }

    private Optional<String> flaw(ContentHash version) {
        try {
            var _ = find(version);
            return Optional.empty();
        } catch (ChangedVersion changed) {
            return Optional.ofNullable(changed.getMessage());
        }
    }

    /// Versions that were kept under a name, the newest first.
    @Transactional(readOnly = true)
    public List<History.Kept> named(String file, int most) {
        return jdbc.query(
                "select hash, kept_at from document where file = ? order by kept_at desc, hash"
                        + " limit ?",
                (row, _) ->
                        new History.Kept(
                                new ContentHash(row.getString(1)),
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                file,
                most);
    }

    /// The version of a file whose hash begins so; empty too where more than one does.
    ///
    /// @throws ChangedVersion where its content is not what its hash says
    @Transactional(readOnly = true, noRollbackFor = ChangedVersion.class)
    public Optional<Document> find(String file, String prefix) {
        var found =
                jdbc.query(
                        "select hash, file, content from document where file = ? and hash like ?"
                                + " limit 2",
                        (row, _) -> Document.of(row),
                        file,
                        prefix + "%");
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Transactional
    public void keep(Kind kind, Document document) {
        var version = ContentHash.of(document.content()).hex();
        var known =
                jdbc.queryForObject(
                        "select count(*) from document where hash = ?", Long.class, version);
        if (known == null || known == 0) {
            jdbc.update(
                    "insert into document (hash, kind, file, content, kept_at) values (?, ?, ?, ?,"
                            + " ?)",
                    version,
                    kind.name(),
                    document.file(),
                    document.content(),
                    time.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        }
    }
}
