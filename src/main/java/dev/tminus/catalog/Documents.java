package dev.tminus.catalog;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
    record Document(String file, byte[] content) {}

    @Transactional(readOnly = true)
    public Optional<Document> find(ContentHash version) {
        return jdbc
                .query(
                        "select file, content from document where hash = ?",
                        (row, _) -> new Document(row.getString(1), row.getBytes(2)),
                        version.hex())
                .stream()
                .findFirst();
    }

    @Transactional
    public void keep(Kind kind, Document document) {
        var version = ContentHash.of(document.content()).hex();
        var known =
                jdbc.queryForObject(
                        "select count(*) from document where hash = ?", Long.class, version);
        if (known == null || known == 0) {
            jdbc.update(
                    "insert into document (hash, kind, file, content, kept_at) values (?, ?, ?, ?, ?)",
                    version,
                    kind.name(),
                    document.file(),
                    document.content(),
                    time.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        }
    }
}
