-- Who may sign in with a password. "person" is an id of workspace.yaml and never given to another.
create table account (
    id              uuid                     not null primary key,
    version         bigint                   not null,
    person          varchar(200)             not null unique,
    password        varchar(300)             not null,
    password_set_at timestamp with time zone not null
);
