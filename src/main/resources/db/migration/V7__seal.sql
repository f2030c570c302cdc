-- What the key of the installation, kept outside the database, says of the end of each journal:
-- HMAC-SHA-256 of stream, number and hash of its last entry.
create table seal (
    stream       uuid                     not null primary key,
    seq          bigint                   not null,
    mac          varchar(64)              not null
);

-- Evidence is read again in the background: when a file was looked at last, and what was wrong.
alter table evidence_use add column looked_at timestamp with time zone;
alter table evidence_use add column flaw varchar(20);

-- Written and emptied again to find out whether a full disk has room again.
create table room (
    id           uuid                     not null primary key,
    filling      bytea                    not null
);
