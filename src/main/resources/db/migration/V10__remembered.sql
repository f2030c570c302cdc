-- Browsers in which somebody has signed in and not out again, so that a restart does not send them to
-- the sign-in page. "hash" is the SHA-256 of what the browser keeps;
-- "sample" where it was a sample account, without a password.
create table remembered_row (
    hash          varchar(64)              not null primary key,
    version       bigint                   not null,
    person        varchar(200)             not null,
    signed_in_at  timestamp with time zone not null,
    sample        boolean                  not null
);
create index remembered_row_by_person on remembered_row (person);
