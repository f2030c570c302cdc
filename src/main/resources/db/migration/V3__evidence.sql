-- Which attempt of a check names which file of evidence: the fold of "check-ended" entries.
-- "expires_at" is known once the run has ended; files without a retention never expire.
create table evidence_use (
    run               uuid                     not null,
    step              varchar(200)             not null,
    use_name          varchar(200)             not null,
    attempt           integer                  not null,
    kind              varchar(20)              not null,
    sha256            varchar(64)              not null,
    retention_seconds bigint,
    expires_at        timestamp with time zone,
    removed_at        timestamp with time zone,
    primary key (run, step, use_name, attempt, kind)
);
create index evidence_use_sha256 on evidence_use (sha256);
create index evidence_use_expires_at on evidence_use (expires_at);
